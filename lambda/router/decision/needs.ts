import type { Ability } from '../../../policy/ability';
import type { ChatPart, ChatRequest, DocumentPart } from '../contract/chat';
import { isOfStructuredOutputs } from '../hosts/bedrock/tool-use';
import { isTextDocument } from '../hosts/wire/document-text';
import type { AskedChat } from '../request/asked-chat';

/** What a request needs of a model besides text in and text out, and the field that needs it. */
export interface Need {
  readonly ability: Ability;
  /** By the name that the caller used. */
  readonly field: string;
  /** The field of vLLM's own, which the deployment must allow for the model. @default the ability is all it needs */
  readonly extra?: string;
  /** What the absence of the ability means here, as the end of a sentence. @default as policy/ability.ts says it */
  readonly words?: string;
}

/** Everything that a request needs of the model that answers it. Pure; most requests need nothing. */
export function needsOf({ request, fields = {} }: Pick<AskedChat, 'request' | 'fields'>): readonly Need[] {
  const { toolChoice, format, seed, presencePenalty, frequencyPenalty, logprobs, extras = {} } = request;
  const parts = partsIn(request);
  const types = new Set(parts.map(({ type }) => type));
  const has = (type: ChatPart['type']) => types.has(type);
  const documents = parts.filter((part) => part.type === 'document');
  const need = (ability: Ability, when: boolean, field: string): readonly Need[] =>
    when ? [{ ability, field: fields[ability] ?? field }] : [];
  return [
    // First: without it nothing else of the request matters.
    ...need('completions', request.continues === true, 'model'),
    ...need('tools', request.tools !== undefined || has('tool-call') || has('tool-result'), 'tools'),
    ...need('forced-tools', toolChoice === 'required' || typeof toolChoice === 'object', 'tool_choice'),
    ...need('images', has('image'), 'messages'),
    ...need('documents', documents.some(isPages), 'messages'),
    ...need('text-documents', documents.some(isTextDocument), 'messages'),
    ...need('json-schema', format?.type === 'json-schema', 'response_format'),
    ...need('json', format?.type === 'json', 'response_format'),
    ...openSchemaNeed(format, fields),
    ...need('seed', seed !== undefined, 'seed'),
    // A penalty of 0 is OpenAI's default, and changes nothing.
    ...need('penalties', (presencePenalty ?? 0) !== 0, 'presence_penalty'),
    ...need('penalties', (frequencyPenalty ?? 0) !== 0, 'frequency_penalty'),
    ...need('logprobs', logprobs !== undefined, 'logprobs'),
    ...Object.keys(extras).map((name): Need => ({ ability: 'vllm-fields', field: name, extra: name })),
  ];
}

/** A model that can be made to call a tool, or that vLLM serves, can be held to every schema; others to closed ones. */
function openSchemaNeed(
  format: ChatRequest['format'],
  fields: NonNullable<AskedChat['fields']>,
): readonly Need[] {
  if (format?.type !== 'json-schema' || isOfStructuredOutputs(format.schema)) return [];
  const field = fields['json-schema'] ?? 'response_format';
  return [{ ability: 'json', field, words: OPEN_SCHEMA }];
}

const OPEN_SCHEMA =
  'cannot hold its answer to a schema with open objects (additionalProperties), negations, or a reference to itself';

/** All parts of a conversation, and those inside the results of tools. */
function partsIn({ messages }: ChatRequest): readonly ChatPart[] {
  const turns: readonly (readonly ChatPart[])[] = messages.map(({ parts }) => parts);
  return turns
    .flat()
    .flatMap((part): readonly ChatPart[] => (part.type === 'tool-result' ? [part, ...part.content] : [part]));
}

const isPages = (document: DocumentPart) => !isTextDocument(document);
