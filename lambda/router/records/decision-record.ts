import type { ServedTask } from '../../../policy/endpoints';
import type { ChatPart, ChatRequest } from '../contract/chat';
import type { Decision } from '../decision/decide';
import { type Asked, asksForEmbeddings } from '../request/asked';
import { classificationFields, type RequestFacts, requestFields } from './request-fields';
import type { StoredDecision } from './schema/stored-record';

/** A decision record without its place in a chain. schema/decision.ts describes each field. */
export type DecisionRecord = Omit<StoredDecision, 'chain'>;

export function decisionRecord(
  decision: Decision,
  facts: RequestFacts & { readonly task: ServedTask },
  promptDigest: string | null,
): DecisionRecord {
  return {
    schema: 'hybrid-llm/decision/1',
    ...requestFields(facts),
    task: facts.task,
    requestedModel: decision.requestedModel,
    ...classificationFields(decision.classification),
    documents: decision.classification.detected?.documents ?? null,
    jurisdiction: facts.config.jurisdiction,
    residency: facts.config.residency,
    candidates: decision.candidates.map(({ model, boundary, kept, reason, words }) => ({
      model,
      boundary,
      kept,
      reason,
      words,
    })),
    order: decision.order.map(({ name }) => name),
    refusal: 'stopped' in decision ? 'stopped' : (decision.refusal?.code ?? null),
    promptDigest,
  };
}

/** The input of the digest of what was asked: that of its prompt, or its texts to embed as a JSON array. */
export const askedText = (asked: Asked): string =>
  asksForEmbeddings(asked) ? JSON.stringify(asked.embedding.texts) : promptText(asked.request);

/**
 * The input of a prompt's digest: the messages as a JSON array of [role, content] pairs. The content of a message of texts
 * alone is one text, its parts joined by a line break; every other content is the array of its parts. Where there are tools
 * or a form of the answer, which the model reads as well, it is an object of that array and of these.
 */
export function promptText({ messages, tools, toolChoice, format }: Prompt): string {
  const said = messages.map(({ role, parts }) => [role, contentOf(parts)]);
  return JSON.stringify(tools || format ? { messages: said, tools, toolChoice, format } : said);
}

type Prompt = Pick<ChatRequest, 'messages' | 'tools' | 'toolChoice' | 'format'>;

function contentOf(parts: readonly ChatPart[]): string | readonly ChatPart[] {
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return texts.length === parts.length ? texts.join('\n') : parts;
}
