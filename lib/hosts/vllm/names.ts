/** The ECS cluster of a deployment's vLLM models; roles and endpoint policies name it before it exists. */
export const vllmClusterName = (deployment: { readonly name: string }) => `${deployment.name}-vllm`;

/** The port vLLM listens on inside the task, TLS only. */
export const VLLM_PORT = 8000;
