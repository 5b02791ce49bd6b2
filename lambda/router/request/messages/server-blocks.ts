type Problem = readonly ['unsupported_field', path: string, sentence: string];

/**
 * Blocks that only Anthropic's own servers make or read (`@anthropic-ai/sdk` 1.14.0, ContentBlockParam, 2026-11), each
 * with the next step.
 */
const NEXT_STEP: Readonly<Record<string, string>> = {
  search_result: 'send the result as a text block',
  tool_reference: 'send every tool in tools; tools are not searched here',
  container_upload: 'there is no container here; send the content as a text or document block',
  browser_state: 'there is no browser here; send what it shows as a text or image block',
  server_tool_use: "the tools of Anthropic's servers do not run here; leave the block out",
  web_search_tool_result: "the tools of Anthropic's servers do not run here; send what was found as text",
  web_fetch_tool_result: "the tools of Anthropic's servers do not run here; send what was fetched as text",
  code_execution_tool_result: "the tools of Anthropic's servers do not run here; send the output as text",
  bash_code_execution_tool_result:
    "the tools of Anthropic's servers do not run here; send the output as text",
  text_editor_code_execution_tool_result:
    "the tools of Anthropic's servers do not run here; send the output as text",
  tool_search_tool_result: 'send every tool in tools; tools are not searched here',
  mcp_tool_use: 'the router calls no MCP server; call it in the client and send a tool_use block',
  mcp_tool_result: 'the router calls no MCP server; call it in the client and send a tool_result block',
  advisor_tool_result: "the tools of Anthropic's servers do not run here; send the advice as text",
  mcp_tool_listing: 'the router calls no MCP server; list its tools in the client and send them in tools',
  tool_addition: 'send every tool in tools; they do not change within a conversation here',
  tool_removal: 'send the tools that are left in tools; they do not change within a conversation here',
  fallback: 'which model answers is decided by the deployment; leave the block out',
  compaction: 'conversations are not summarized here; send a summary as a text block',
};

/** The problem of a block that is not supported where it is. It never quotes an unknown type (I7). */
export function serverBlock(path: string, type: unknown, allowed: string): Problem {
  const known = typeof type === 'string' && Object.hasOwn(NEXT_STEP, type) ? NEXT_STEP[type] : undefined;
  const words = known ? `${type} is not supported: ${known}` : `must be ${allowed}`;
  return ['unsupported_field', path, words];
}

export const SERVER_BLOCKS: readonly string[] = Object.keys(NEXT_STEP);
