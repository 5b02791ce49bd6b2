import type { Ability } from '../../../policy/ability';
import type { ChatPart, ChatRequest } from '../contract/chat';
import type { AskedChat } from '../request/asked-chat';

/** What a request needs of a model besides text in and text out, and the field that needs it. */
export interface Need {
  readonly ability: Ability;
  /** By the name that the caller used. */
  readonly field: string;
}

/** Everything that a request needs of the model that answers it. Pure; most requests need nothing. */
export function needsOf({ request, fields = {} }: Pick<AskedChat, 'request' | 'fields'>): readonly Need[] {
  const { toolChoice, format, seed, presencePenalty, frequencyPenalty, logprobs, extras = {} } = request;
  const has = partsIn(request);
  const need = (ability: Ability, when: boolean, field: string): readonly Need[] =>
    when ? [{ ability, field: fields[ability] ?? field }] : [];
  return [
    ...need('tools', request.tools !== undefined || has('tool-call') || has('tool-result'), 'tools'),
    ...need('forced-tools', toolChoice === 'required' || typeof toolChoice === 'object', 'tool_choice'),
    ...need('images', has('image'), 'messages'),
    ...need('documents', has('document'), 'messages'),
    ...need('json-schema', format?.type === 'json-schema', 'response_format'),
    ...need('json', format?.type === 'json', 'response_format'),
    ...need('seed', seed !== undefined, 'seed'),
    // A penalty of 0 is OpenAI's default, and changes nothing.
    ...need('penalties', (presencePenalty ?? 0) !== 0, 'presence_penalty'),
    ...need('penalties', (frequencyPenalty ?? 0) !== 0, 'frequency_penalty'),
    ...need('logprobs', logprobs !== undefined, 'logprobs'),
    ...Object.keys(extras).flatMap((name) => need('vllm-fields', true, name)),
  ];
}

/** Whether some message has a part of a type, also inside the result of a tool. */
function partsIn({ messages }: ChatRequest): (type: ChatPart['type']) => boolean {
  const found = new Set<ChatPart['type']>();
  for (const { parts } of messages) {
    for (const part of parts) {
      found.add(part.type);
      if (part.type === 'tool-result') for (const { type } of part.content) found.add(type);
    }
  }
  return (type) => found.has(type);
}
