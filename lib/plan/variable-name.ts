/** A model's name inside the name of an environment variable: `qwen3-8b` makes `QWEN3_8B`. */
export const inCapitals = (model: string) => model.toUpperCase().replaceAll('-', '_');
