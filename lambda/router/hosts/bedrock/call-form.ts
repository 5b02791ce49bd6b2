import type { Ability } from '../../../../policy/ability';
import type { ChatRequest, ReasoningPart } from '../../contract/chat';
import { conversationOf } from '../wire/conversation';
import { type Thoughtful, thinkingFields, thinks } from '../wire/thinking';
import { type AcceptedNames, acceptedNames } from './accepted-names';
import type { ConverseTraits } from './schema';
import { calledNames, type FormatUse, formatUse, type ToolUse, toolUse } from './tool-use';

/** What is known of a model, as far as its requests depend on it. */
export interface ConverseModel extends Thoughtful {
  readonly converse?: ConverseTraits;
  /** @default it reads documents */
  readonly abilities?: readonly Ability[];
}

/** How one request is put to one model. The request and the decoder of its answer are made from it. */
export interface CallForm {
  readonly traits: ConverseTraits;
  readonly format?: FormatUse;
  readonly use?: ToolUse;
  readonly toolNames: AcceptedNames;
  /** Whether the answer is streamed. Some models take tools in whole answers alone. */
  readonly streamed: boolean;
  /** The fields that tell the model whether to think. */
  readonly thinking: Readonly<Record<string, unknown>>;
  /** Whether it reads documents. Otherwise those of text become a part of the prompt. */
  readonly readsDocuments: boolean;
  /** The stop sequences that are sent. */
  readonly stop: readonly string[];
  /** Whether the model gets its earlier reasoning back. */
  readonly keepsReasoning: boolean;
}

export function callForm(request: ChatRequest, model: ConverseModel): CallForm {
  const { converse: traits = {} } = model;
  const format = formatUse(request, traits);
  const use = toolUse(request, traits, format);
  const silenced = silences(request, model, use);
  return {
    traits,
    format,
    use,
    toolNames: acceptedNames([
      ...(use?.tools.map(({ name }) => name) ?? []),
      ...calledNames(request.messages),
    ]),
    streamed: use === undefined || traits.streamsTools === true,
    thinking: silenced ? (model.thinking?.off ?? {}) : thinkingFields(request, model),
    readsDocuments: model.abilities?.includes('documents') ?? true,
    stop: takenStops(request, model),
    keepsReasoning: traits.claude === true && !silenced && thinks(request, model) !== false,
  };
}

function silences(request: ChatRequest, model: ConverseModel, use: ToolUse | undefined): boolean {
  return model.converse?.claude === true && thinks(request, model) === true && mayNotThink(request, use);
}

/** Whether the model, which would think, may not in this request. */
export function isSilenced(request: ChatRequest, model: ConverseModel): boolean {
  if (!model.converse?.claude || !thinks(request, model)) return false;
  return silences(request, model, toolUse(request, model.converse, formatUse(request, model.converse)));
}

/** The stop sequences that the model takes: Claude refuses those of white space alone (BerriAI/litellm issue 3286). */
export function takenStops(
  { stop = [] }: Pick<ChatRequest, 'stop'>,
  { converse }: ConverseModel,
): readonly string[] {
  return converse?.claude ? stop.filter((sequence) => sequence.trim() !== '') : stop;
}

/**
 * Claude thinks only where it decides itself whether to call a tool, and goes on after the result of a tool only with
 * the signed reasoning that led to the call ("Thinking may not be enabled when tool_choice forces tool use": vercel/ai
 * pull request 17729; "Expected `thinking` or `redacted_thinking`, but found `tool_use`": anomalyco/opencode issue 3077).
 * Such a call is made without thinking: otherwise it would be refused.
 */
function mayNotThink({ messages }: ChatRequest, use: ToolUse | undefined): boolean {
  if (use && use.choice !== 'auto' && use.choice !== 'none') return true;
  const [before, last] = conversationOf(messages).turns.slice(-2);
  if (!last?.parts.some(({ type }) => type === 'tool-result')) return false;
  const opening = before?.parts[0];
  return opening?.type !== 'reasoning' || !isSealed(opening);
}

/** Whether its provider knows the reasoning again. */
export const isSealed = ({ signature, redacted }: ReasoningPart): boolean =>
  signature !== undefined || redacted !== undefined;
