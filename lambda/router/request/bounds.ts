/**
 * The most of each thing that one request may have, in every dialect. A host that takes fewer refuses the request itself.
 * The lists inside of `tools`, `attachments` and `extras` have bounds of their own there.
 */
export const MOST = {
  /**
   * Messages, or items of `input`. A turn has three tokens or more, so no model's context holds more turns of a useful
   * length; long sessions of coding assistants have some thousand. Bounds the work that one request can cause.
   */
  messages: 10_000,
  /**
   * OpenAI documents 128 for chats. Agents that list the tools of several MCP servers send more, and neither vLLM nor
   * Converse documents a bound. Each tool is checked, searched and compiled, so the work needs one.
   */
  tools: 512,
  /** OpenAI takes 4, Claude and vLLM more. The router looks for those that a host does not take in every piece of text. */
  stops: 64,
  /** The alternatives for each token, with their probabilities: OpenAI's own bound of `top_logprobs`, and vLLM's default. */
  alternatives: 20,
  /** The texts of an embeddings request: OpenAI's own bound. */
  texts: 2_048,
} as const;
