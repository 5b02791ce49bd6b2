/**
 * Files that vLLM reads a tokenizer from, one of which is enough (transformers, "Tokenizers"; vLLM, tokenizer mode
 * `mistral` for tekken.json: Mistral Small 3.2 has no other). Read 2026-11-26.
 */
const TOKENIZERS = [['tokenizer.json'], ['tokenizer.model'], ['tekken.json'], ['vocab.json', 'merges.txt']];

/** That files have no tokenizer, in words; `undefined`: they have one. @param files by path */
export const lackingTokenizer = (files: ReadonlyMap<string, unknown>): string | undefined =>
  TOKENIZERS.some((needed) => needed.every((path) => files.has(path)))
    ? undefined
    : `no tokenizer: ${TOKENIZERS.map((needed) => needed.join(' with ')).join(', ')}`;
