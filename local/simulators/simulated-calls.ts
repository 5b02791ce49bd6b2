import { randomInt } from 'node:crypto';
import type { ChatBody } from './chat-body';
import { forcedTool } from './forced-tool';
import { exampleOf } from './schema-example';
import { jsonPieces } from './simulated-text';

/** A tool call of a simulated model. */
export interface SimulatedCall {
  readonly id: string;
  readonly name: string;
  /** The arguments, which follow the tool's schema, in pieces. */
  readonly pieces: readonly string[];
}

type Tools = NonNullable<ChatBody['tools']>;

/**
 * The tools that a simulated model calls, from the body alone: the one that `tool_choice` names; with `required`, each that
 * the user's last words name, otherwise the one that `forcedTool` says; with `auto`, each that the user's last words name,
 * unless results of tools have come since. One of them where `parallel_tool_calls` is false.
 */
export function simulatedCalls(body: ChatBody, words: string): readonly SimulatedCall[] {
  const { tools, tool_choice: choice = 'auto', parallel_tool_calls: parallel } = body;
  if (!tools || choice === 'none' || choice === null) return [];
  const chosen =
    body.messages.at(-1)?.role === 'user'
      ? chosenFrom(tools, choice, words, [])
      : chosenFrom(tools, choice, '', calledIn(body));
  return (parallel === false ? chosen.slice(0, 1) : chosen).map((tool) => callOf(tool));
}

const calledIn = ({ messages }: ChatBody): readonly string[] =>
  messages.flatMap((message) =>
    message.role === 'assistant' ? (message.tool_calls ?? []).map((call) => call.function.name) : [],
  );

function chosenFrom(
  tools: Tools,
  choice: ChatBody['tool_choice'],
  words: string,
  called: readonly string[],
): Tools {
  if (typeof choice === 'object') {
    return tools.filter(({ function: { name } }) => name === choice?.function.name).slice(0, 1);
  }
  const said = words.split(/[^A-Za-z0-9_-]+/);
  const named = tools.filter(({ function: { name } }) => said.includes(name));
  if (choice !== 'required' || named.length > 0) return named;
  return [forcedTool(tools, (tool) => tool.function.name, called)].filter((tool) => !!tool);
}

function callOf({ function: { name, parameters = {} } }: Tools[number]): SimulatedCall {
  const input = exampleOf({ type: 'object', ...parameters }, 'simulated');
  return { id: newCallId(), name, pieces: jsonPieces(input) };
}

/** Nine letters and digits, as vLLM's Mistral parser gives them and Mistral's templates take them back. */
const newCallId = (): string =>
  Array.from({ length: 9 }, () => ALPHANUMERIC[randomInt(ALPHANUMERIC.length)]).join('');

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
