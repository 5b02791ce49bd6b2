// Values that the instance, the task definition and the load balancer share.

/** Longest duration of an answer: API Gateway and Lambda then end a stream, and the load balancer waits as long. */
export const LONGEST_ANSWER_SECONDS = 900;

/** Name of the only container of a vLLM task. */
export const VLLM_CONTAINER = 'vllm';

/**
 * The user of the container: user 2000, group 0, which vLLM's images contain for running without root
 * (vllm-project/vllm pull request 40275, merged April 2026).
 */
export const VLLM_USER = { uid: 2000, gid: 0 } as const;

/** Where the instance stores the key and certificate that it creates at boot. The container mounts the folder. */
export const TLS_DIRECTORY = '/etc/vllm-tls';
export const TLS_KEY = `${TLS_DIRECTORY}/key.pem`;
export const TLS_CERTIFICATE = `${TLS_DIRECTORY}/certificate.pem`;
