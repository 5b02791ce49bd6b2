/** The name of the ECS cluster of a deployment's vLLM models. Roles and endpoint policies use it before it exists. */
export const vllmClusterName = (deployment: { readonly name: string }) => `${deployment.name}-vllm`;

/** The name of their web ACL. No deployment has an underscore in its name, so no web ACL of an API is called so. */
export const vllmFirewallName = (deployment: { readonly name: string }) => `${deployment.name}_vllm`;

/** The port vLLM listens on inside the task, TLS only. */
export const VLLM_PORT = 8000;
