import type { ChatRequest, JsonSchema, Tool } from '../../contract/chat';
import { wrappedSchema } from './answer-wrapper';
import { closedSchema } from './closed-schema';
import type { ConverseTraits } from './schema';

/** How the tools of one call are put to its model. */
export interface ToolUse {
  /** Those that are sent. */
  readonly tools: readonly Tool[];
  /** `none`: they are sent for the calls in the conversation alone. */
  readonly choice: 'auto' | 'none' | 'any' | { readonly name: string };
  /** What the model is told in words, because it has no switch for it. */
  readonly instruction?: string;
  /** The most calls that reach the caller. */
  readonly mostCalls: number;
}

/** How the form of an answer is put to its model: by its schema, or by a tool whose arguments are the answer. */
export type FormatUse = ({ readonly schema: JsonSchema } | { readonly tool: Tool }) & {
  /** Whether the answer comes inside an object, because its own schema is not that of one. */
  readonly wrapped: boolean;
};

/** The name of the tool whose arguments are the answer. */
const ANSWER = 'answer_in_json';

/** How the form of the answer is put to this model; `undefined` where it is free, or where the answer must be a call. */
export function formatUse(request: ChatRequest, { followsSchemas }: ConverseTraits): FormatUse | undefined {
  const { format, tools, toolChoice = 'auto' } = request;
  const mustCall = tools !== undefined && toolChoice !== 'auto' && toolChoice !== 'none';
  if (!format || mustCall) return undefined;
  const asked = format.type === 'json-schema' ? format.schema : undefined;
  const parameters = asked && schemaOfObject(asked);
  const wrapped = parameters !== asked;
  const schema = parameters && followsSchemas ? closedSchema(parameters) : undefined;
  if (schema) return { schema, wrapped };
  return {
    wrapped,
    tool: {
      name: unusedName(ANSWER, [...(tools ?? []).map(({ name }) => name), ...calledNames(request.messages)]),
      description:
        format.type === 'json-schema' && format.description?.trim()
          ? `Gives the final answer: ${format.description}`
          : 'Gives the final answer as one JSON object, with the members that the conversation asks for.',
      parameters,
    },
  };
}

/** The schema itself, or inside of an object where it is not that of one. */
const schemaOfObject = (schema: JsonSchema): JsonSchema => wrappedSchema(schema) ?? schema;

/** Whether Bedrock's structured outputs can be held to a schema. Any other takes a tool that the model must call. */
export const isOfStructuredOutputs = (schema: JsonSchema): boolean =>
  closedSchema(schemaOfObject(schema)) !== undefined;

/** How tools are put to this model; `undefined` where no tool is sent. */
export function toolUse(
  request: ChatRequest,
  traits: ConverseTraits,
  format: FormatUse | undefined,
): ToolUse | undefined {
  const { tools = [], toolChoice = 'auto', parallelToolCalls = true } = request;
  const callable = toolChoice === 'none' ? [] : tools;
  const sent = callable.length > 0 ? callable : toolsForHistory(request);
  const answer = format && 'tool' in format ? format.tool : undefined;
  const all = answer ? [...sent, answer] : sent;
  if (all.length === 0) return undefined;
  const mostCalls = callable.length === 0 ? 0 : parallelToolCalls ? Number.POSITIVE_INFINITY : 1;
  return { ...chosen(all, wanted(callable, toolChoice, answer), traits), mostCalls };
}

function wanted(
  callable: readonly Tool[],
  toolChoice: NonNullable<ChatRequest['toolChoice']>,
  answer: Tool | undefined,
): ToolUse['choice'] {
  if (answer) return callable.length > 0 ? 'any' : { name: answer.name };
  if (callable.length === 0) return 'none';
  return toolChoice === 'required' ? 'any' : toolChoice;
}

/** The choice as this model takes it. */
function chosen(
  tools: readonly Tool[],
  choice: ToolUse['choice'],
  { claude, forcesTools }: ConverseTraits,
): Pick<ToolUse, 'tools' | 'choice' | 'instruction'> {
  if (choice === 'auto' || (choice === 'none' && claude)) return { tools, choice };
  if (choice === 'none') return { tools, choice, instruction: 'Do not call a tool. Answer in words.' };
  if (choice === 'any') {
    return forcesTools
      ? { tools, choice }
      : { tools, choice: 'auto', instruction: 'Do not answer in words alone: call one of the tools.' };
  }
  if (forcesTools === 'tool') return { tools, choice };
  const one = tools.filter(({ name }) => name === choice.name);
  // One of one tool is that tool.
  if (forcesTools === 'any') return { tools: one, choice: 'any' };
  return { tools: one, choice: 'auto', instruction: `Do not answer in words: call the tool ${choice.name}.` };
}

/** Converse refuses calls in a conversation without tools, so theirs are sent: the caller's, or else by their names. */
function toolsForHistory({ messages, tools = [] }: ChatRequest): readonly Tool[] {
  const called = calledNames(messages);
  if (called.length === 0) return [];
  return tools.length > 0 ? tools : called.map((name) => ({ name }));
}

/** The names of the tools that were called in a conversation, each once. */
export function calledNames(messages: ChatRequest['messages']): readonly string[] {
  const names = new Set<string>();
  for (const { role, parts } of messages) {
    if (role !== 'assistant') continue;
    for (const part of parts) if (part.type === 'tool-call') names.add(part.name);
  }
  return [...names];
}

const unusedName = (name: string, used: readonly string[]): string =>
  used.includes(name) ? unusedName(`${name}_`, used) : name;
