/**
 * Whether a host's words say that prompt and answer are longer than the model's context. The hosts have no code for
 * it. A refusal that quotes the prompt can be mistaken for one; then the router calls the next allowed model,
 * and nothing else changes. Never pass the words on: they may repeat the prompt (I7).
 */
export const saysTooLong = (words: string): boolean => TOO_LONG.some((pattern) => pattern.test(words));

/** How vLLM and Bedrock word it, with where each wording was seen; looked up 2026-11-25. */
const TOO_LONG: readonly RegExp[] = [
  // vLLM, every version, and models on Bedrock: "This model's maximum context length is 4096 tokens. However, …"
  // (vllm-project/vllm issue 20409, pull request 33425; NousResearch/hermes-agent pull request 98726)
  /maximum context length/i,
  // vLLM: "However, the model's context length is only 4096 tokens, …", "max_tokens=8192 cannot be greater than …"
  // (vllm/renderers/params.py at 017638d)
  /context length is only/i,
  /max(_completion)?_tokens=\d+ ?cannot be greater than/i,
  // vLLM: "The prompt (total length 25938) is too long to fit into the model (context length 4096)" (vllm-project/vllm
  // issue 12165)
  /prompt \([a-z ]*length \d+\) is too long/i,
  // vLLM: "The decoder prompt (length 9000) is longer than the maximum model length of 8192", since 0.25 also "The
  // decoder prompt (length 8192) plus the number of requested output tokens (at least 1) is longer than …"
  // (vllm/v1/engine/input_processor.py), "… exceeds the maximum model length"
  /(?:longer than|exceeds?) the maximum model length/i,
  // vLLM before 0.5, where the prompt alone left no room: "max_tokens must be at least 1, got -186" (issue 4667)
  /max_tokens must be at least 1, got -?\d/i,
  // Bedrock: "Input is too long for requested model." (aws-samples/bedrock-chat issue 95)
  /(input|prompt|request) is too long/i,
  // Claude on Bedrock: "prompt is too long: 200049 tokens > 200000 maximum"; before 4.5 also "input length and
  // `max_tokens` exceed context limit: 199759 + 8192 > 200000" (continuedev/continue issue 6080)
  // llama.cpp: "request (5000 tokens) exceeds the available context size (4096 tokens)" (tools/server); Ollama: "prompt
  // too long; exceeded max context length by 17 tokens"
  /exceed(?:s|ed)? (?:the )?(?:model'?s? )?(?:max(?:imum)? |available )?context (?:limit|length|window|size)/i,
  // Nova: "Input Tokens Exceeded: Number of input tokens exceeds maximum length." (a public notebook, 2026)
  /input tokens exceed/i,
  // Titan, Cohere and others: "Too many input tokens. Max input tokens: 8192, request input token count: 9279",
  // "too many total text bytes", "expected maxLength: 50000, actual: 52611" (strands-agents/sdk-python, BerriAI/litellm)
  /too many (input |total |text )*(tokens|bytes)/i,
  /expected maxLength: \d+, actual: \d+/i,
];
