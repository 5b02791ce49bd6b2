import { randomBytes } from 'node:crypto';
import { textsIn } from './converse-blocks';
import { callsIn, resultsIn } from './converse-conversation';
import { type ConverseBody, toolsIn } from './converse-request';
import { forcedTool } from './forced-tool';
import { exampleOf } from './schema-example';

/** A call of a tool by a simulated model. */
export interface ConverseCall {
  readonly toolUseId: string;
  readonly name: string;
  /** Follows the tool's schema. */
  readonly input: unknown;
}

type Tools = ReturnType<typeof toolsIn>;

/**
 * The tools that a simulated model calls, from `toolConfig` alone: the one that `toolChoice` names; with `any`, each that
 * the user's last words name, otherwise the one that is said to give the final answer, otherwise the one that `forcedTool` says; without a
 * choice, each that the user's last words name, unless results of tools have come since. Where it may not be forced, it
 * does what the system's last words tell it. One of them where Anthropic's `tool_choice` says so.
 */
export function converseCalls(body: ConverseBody): readonly ConverseCall[] {
  const { toolConfig, additionalModelRequestFields: fields = {} } = body;
  if (!toolConfig || fields.tool_choice?.type === 'none') return [];
  const chosen = chosenFrom(toolsIn(toolConfig), body);
  return (fields.tool_choice?.disable_parallel_tool_use ? chosen.slice(0, 1) : chosen).map(callOf);
}

function chosenFrom(tools: Tools, { toolConfig, messages, system = [] }: ConverseBody): Tools {
  const { toolChoice = { auto: {} } } = toolConfig ?? {};
  if ('tool' in toolChoice) return tools.filter(({ name }) => name === toolChoice.tool.name);
  const last = messages.at(-1)?.content ?? [];
  const hasResults = resultsIn(last).length > 0;
  const words = hasResults ? '' : textsIn(last).join(' ');
  const named = namedIn(words, tools);
  const told = textsIn(system.filter((block) => 'text' in block)).at(-1) ?? '';
  if (/do not call a tool/i.test(told)) return [];
  if ('any' in toolChoice || /call one of the tools/i.test(told))
    return named.length > 0 ? named : likeliest(tools, hasResults ? calledIn(messages) : []);
  return /call the tool \S+$/i.test(told) ? namedIn(told, tools) : named;
}

const namedIn = (words: string, tools: Tools): Tools => {
  const said = words.split(/[^A-Za-z0-9_-]+/);
  return tools.filter(({ name }) => said.includes(name));
};

const calledIn = (messages: ConverseBody['messages']): readonly string[] =>
  messages.flatMap(({ content }) => callsIn(content)).map(({ name }) => name);

function likeliest(tools: Tools, called: readonly string[]): Tools {
  const final = tools.find(({ description = '' }) => /final answer/i.test(description));
  return [final ?? forcedTool(tools, ({ name }) => name, called)].filter((tool) => !!tool);
}

function callOf({ name, inputSchema }: Tools[number]): ConverseCall {
  return {
    toolUseId: `tooluse_${randomBytes(16).toString('base64url')}`,
    name,
    input: exampleOf(inputSchema.json, 'simulated'),
  };
}
