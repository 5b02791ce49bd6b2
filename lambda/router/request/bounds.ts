/**
 * The most of each thing that one request may have, in every dialect: bounds of the work that it can cause here. A host
 * that takes fewer refuses the request itself, or a model that lacks it is no candidate. Attachments, schemas and vLLM's
 * own fields have bounds beside their readers.
 */
export const MOST = {
  /**
   * Messages, or items of `input`. Long sessions of coding assistants have some thousand. Anthropic takes 100,000
   * (`@anthropic-ai/sdk` 1.14.0, MessageCreateParams), which no body of four megabytes holds with their contents.
   */
  messages: 10_000,
  /**
   * OpenAI's guide has 128 for chats. Agents with the tools of several MCP servers have more, and neither vLLM nor Converse
   * documents a bound.
   */
  tools: 512,
  /** OpenAI takes 4 (`openai` 7.57.0, `stop`), Claude and vLLM more. What a host does not take is looked for in its text. */
  stops: 64,
  /** For each token, with their probabilities: OpenAI's own bound (`openai` 7.57.0, `top_logprobs`), and vLLM's default. */
  alternatives: 20,
  /** To one request: each is a whole call of the model, with its time, its tokens and its price. */
  answers: 8,
  /** Of an embeddings request: OpenAI's own bound. */
  texts: 2_048,
} as const;
