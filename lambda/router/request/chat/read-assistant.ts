import type { AssistantPart, ReasoningPart, TextPart } from '../../contract/chat';
import { isIgnoredPart, textFieldOf } from '../answer-parts';
import { cachedUpTo } from '../cache/cache-control';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readCache } from './read-cache';
import { type ReadPart, readContent } from './read-content';
import { readReasoning, readThinking } from './read-reasoning';
import { readToolCalls } from './read-tool-calls';

/**
 * Reads an assistant turn that this API, another server or an SDK produced, and that the client sends back as history:
 * what was thought, the text, and the calls of tools. A refusal is the text where there is no other. Everything else that
 * describes an answer is left out, under known and unknown names: annotations, ids, token counts. Refused is only what
 * is part of the turn and cannot be passed on.
 */
export function readAssistant(fields: Fields, problems: Problems): readonly AssistantPart[] {
  const content =
    fields.take('content') === undefined ? [] : readContent<AnswerPart>(fields, problems, readAnswerPart);
  const texts = content.filter((part) => part.type === 'text').filter(({ text }) => text !== '');
  const thoughts = content.filter((part) => part.type === 'reasoning');
  const refusal = fields.text('refusal') ?? '';
  const calls = readToolCalls(fields, problems);
  const reasoning = readReasoning(fields, problems);
  fields.refuse('function_call', 'replaced by tool_calls; send the call as one of them');
  fields.refuse('audio');
  const said: readonly TextPart[] = texts.length > 0 || !refusal ? texts : [{ type: 'text', text: refusal }];
  const parts = [...(thoughts.length > 0 ? thoughts : reasoning), ...said, ...calls];
  const cache = readCache(fields);
  // Reasoning holds no cache point.
  return parts.at(-1)?.type === 'reasoning'
    ? parts
    : cachedUpTo(parts as readonly (TextPart & AssistantPart)[], cache);
}

type AnswerPart = TextPart | ReasoningPart;

const readAnswerPart: ReadPart<AnswerPart> = (part, type, problems) => {
  if (isIgnoredPart(type)) return readThinking(part, type, problems);
  const field = textFieldOf(type);
  if (!field) {
    return problems.add(
      'unsupported_field',
      part.at('type'),
      'only parts of type text, refusal or thinking are supported',
    );
  }
  const text = part.requiredText(field);
  return text === undefined ? undefined : { type: 'text', text, ...readCache(part) };
};
