// What the instance, the task definition and the load balancer must agree on.

/** Seconds an answer may take: API Gateway and Lambda end a streamed one then, and so long the load balancer waits. */
export const LONGEST_ANSWER_SECONDS = 900;

/** Name of the only container of a vLLM task. */
export const VLLM_CONTAINER = 'vllm';

/**
 * Who the container runs as: user 2000, group 0, which vLLM's images ship for running without root
 * (vllm-project/vllm pull request 40275, merged April 2026).
 */
export const VLLM_USER = { uid: 2000, gid: 0 } as const;

/** Where the instance keeps the key and certificate it made at boot, and where the container finds them. */
export const TLS_DIRECTORY = '/etc/vllm-tls';
export const TLS_KEY = `${TLS_DIRECTORY}/key.pem`;
export const TLS_CERTIFICATE = `${TLS_DIRECTORY}/certificate.pem`;
