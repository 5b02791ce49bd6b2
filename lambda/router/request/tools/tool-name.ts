/** The names that OpenAI's API and Converse both give tools and schemas (Converse: ToolSpecification, 2026-11). */
const NAME = /^[a-zA-Z0-9_-]{1,64}$/;

export const isToolName = (name: string): boolean => NAME.test(name);

/** What is expected, as a sentence without its subject. */
export const TOOL_NAME = 'must be 1 to 64 letters of a to z, A to Z, digits, _ and -';
