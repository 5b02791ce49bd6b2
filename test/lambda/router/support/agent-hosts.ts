import type { ChatEvent, ChatRequest } from '../../../../lambda/router/contract/chat';
import { HostError } from '../../../../lambda/router/hosts/host';
import type { HostClients } from '../../../../lambda/router/hosts/hosts';
import { HOSTS } from '../../../../policy/boundary';
import { answerOf } from './streams';

/** What {@link agentAnswer} signs its reasoning with. It has characters that a URL or a header would change. */
export const SIGNATURE = 'c2lnbmF0dXJl+/0==';
export const THOUGHT = 'Two cities:\n\none call each.';

/**
 * A model that thinks, calls the first tool of the request twice at once, and answers from both results. Like a provider
 * that signs, it refuses a tool's result whose turn comes back without the signed reasoning.
 */
export function agentAnswer({ messages, tools, format }: ChatRequest): readonly ChatEvent[] {
  const results = messages.flatMap(({ parts }) => [...parts]).filter(({ type }) => type === 'tool-result');
  const usage: ChatEvent = {
    type: 'usage',
    usage: { inputTokens: 20, outputTokens: 9, cachedTokens: 5, cacheWriteTokens: 3, reasoningTokens: 4 },
  };
  if (results.length > 0) {
    const signed = messages.some(({ parts }) =>
      parts.some(
        (part) => part.type === 'reasoning' && part.text === THOUGHT && part.signature === SIGNATURE,
      ),
    );
    if (!signed) throw new HostError('rejected', 'the signed reasoning is missing');
    return [
      { type: 'text-delta', text: `From ${results.length} results` },
      usage,
      { type: 'end', reason: 'stop' },
    ];
  }
  const [tool] = tools ?? [];
  if (tool) {
    const call = (index: number, city: string): readonly ChatEvent[] => [
      { type: 'tool-call', index, id: `call-${index}`, name: tool.name },
      { type: 'arguments-delta', index, text: '{"city":' },
      { type: 'arguments-delta', index, text: `"${city}"}` },
    ];
    return [
      ...thought,
      { type: 'text-delta', text: 'I look.' },
      ...call(0, 'Oslo'),
      ...call(1, 'Bern'),
      usage,
      { type: 'end', reason: 'tool-calls' },
    ];
  }
  const text = format ? '{"city":"Oslo","degrees":4}' : 'Hello there';
  return [
    ...thought,
    { type: 'text-delta', text: text.slice(0, 5), pieces: [text.slice(0, 2), text.slice(2, 5)] },
    { type: 'text-delta', text: text.slice(5) },
    usage,
    { type: 'end', reason: 'stop' },
  ];
}

const thought: readonly ChatEvent[] = [
  { type: 'reasoning-delta', text: THOUGHT.slice(0, 6) },
  { type: 'reasoning-delta', text: THOUGHT.slice(6) },
  { type: 'reasoning-end', signature: SIGNATURE },
];

/** Hosts on which every model answers by a function of its request, one event for each read. */
export function answeringHosts(
  answer: (request: ChatRequest) => readonly ChatEvent[] = agentAnswer,
  requests: ChatRequest[] = [],
): HostClients {
  const client = {
    converse: ({ request }: { readonly request: ChatRequest }) =>
      answerOf(async function* () {
        requests.push(request);
        for (const event of answer(request)) yield [event];
      }),
  };
  return Object.fromEntries(HOSTS.map((host) => [host, client])) as unknown as HostClients;
}
