/**
 * The id of a statement about one model. Statement ids take letters and digits only, and must differ: each hyphen of
 * `Invoke-qwen3-32b` becomes an `X`, which no model name contains, so `llama-3` and `llama3` stay apart.
 */
export function statementIdOf(verb: string, model: { readonly name: string }): string {
  return `${verb}-${model.name}`.replaceAll('-', 'X');
}
