const ON_SERVERS =
  'it runs on the servers of Anthropic; define a tool with name and input_schema, and run it in the client';
const KNOWN_TO_CLAUDE =
  'only Claude knows its schema, and any allowed model may answer here; define it with name and input_schema';

/**
 * The tools that Anthropic defines, by the start of their type, with the reason for the refusal (`@anthropic-ai/sdk`
 * 1.14.0, ToolUnion and BetaToolUnion, 2026-11).
 */
const REASONS: Readonly<Record<string, string>> = {
  web_search: ON_SERVERS,
  web_fetch: ON_SERVERS,
  code_execution: ON_SERVERS,
  tool_search_tool: 'tools are not searched here; send every tool in tools',
  mcp_toolset: 'the router calls no MCP server; list its tools in the client and send them in tools',
  advisor: ON_SERVERS,
  bash: KNOWN_TO_CLAUDE,
  text_editor: KNOWN_TO_CLAUDE,
  memory: KNOWN_TO_CLAUDE,
  computer: KNOWN_TO_CLAUDE,
  browser_toolset: KNOWN_TO_CLAUDE,
};

/** A sentence for a tool that is not the caller's own. It never quotes an unknown type (I7). */
export function serverTool(type: unknown): string {
  const known = Object.keys(REASONS).find((start) => typeof type === 'string' && type.startsWith(start));
  return known
    ? `${known} is not supported: ${REASONS[known]}`
    : 'must be custom, or be left out; define a tool with name and input_schema';
}

export const SERVER_TOOLS: readonly string[] = Object.keys(REASONS);
