/** The name of the ECS cluster of a deployment's vLLM models. Roles and endpoint policies use it before it exists. */
export const vllmClusterName = (deployment: { readonly name: string }) => `${deployment.name}-vllm`;

/** The port vLLM listens on inside the task, TLS only. */
export const VLLM_PORT = 8000;
