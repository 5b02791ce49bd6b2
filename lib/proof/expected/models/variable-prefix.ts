/** The environment variables of `qwen3-8b` begin with `MODEL_QWEN3_8B`. */
export const variablePrefix = ({ name }: { readonly name: string }) =>
  `MODEL_${name.replace(/-/g, '_').toUpperCase()}`;
