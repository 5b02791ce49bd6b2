/**
 * The tool that a simulated model calls where it must call one and the user named none: the first. After results of
 * tools, it is the last one that the model has not called yet: clients that take a final answer as a call append a tool
 * for it to the application's own (LangChain's `toolStrategy`; the tool `json` of `@ai-sdk/anthropic`).
 *
 * @param called the tools whose results are the last of the conversation, and those before; empty after a user's words
 */
export function forcedTool<T>(
  tools: readonly T[],
  nameOf: (tool: T) => string,
  called: readonly string[],
): T | undefined {
  const left = called.length > 0 ? tools.filter((tool) => !called.includes(nameOf(tool))) : [];
  return left.at(-1) ?? tools[0];
}
