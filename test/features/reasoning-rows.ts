import { CALLS_BOTH, THINKS, TOOLS } from './bodies';
import type { Json } from './dialects';
import type { Feature } from './feature';

// What a model thought goes back to it, and how much it thinks.

/** What a simulated model thinks. */
const THOUGHT = /a simulated thought/;
const FIRST = 'What is a data class?';
const SECOND = 'Which one is the highest?';
const user = (content: unknown) => ({ role: 'user', content });

/** The turns of a first request, of its answer, and of what comes after it. */
const turns = {
  chat: (words: string, { choices }: Json, after: readonly object[]) => ({
    messages: [user(words), choices[0].message, ...after],
  }),
  responses: (words: string, { output }: Json, after: readonly object[]) => ({
    input: [user(words), ...output, ...after],
  }),
  messages: (words: string, { content }: Json, after: readonly object[]) => ({
    messages: [user(words), { role: 'assistant', content }, ...after],
  }),
};

/** What each tool returned that an answer calls. */
const resultsOf = {
  chat: ({ choices }: Json) =>
    choices[0].message.tool_calls.map(({ id }: Json) => ({ role: 'tool', tool_call_id: id, content: '7' })),
  responses: ({ output }: Json) =>
    output
      .filter(({ type }: Json) => type === 'function_call')
      .map(({ call_id }: Json) => ({ type: 'function_call_output', call_id, output: '7' })),
  messages: ({ content }: Json) => [
    user(
      content
        .filter(({ type }: Json) => type === 'tool_use')
        .map(({ id }: Json) => ({ type: 'tool_result', tool_use_id: id, content: '7' })),
    ),
  ],
};

export const REASONING_ROWS: readonly Feature[] = [
  {
    name: 'reasoning sent back in the next turn',
    words: FIRST,
    asks: THINKS,
    next: {
      chat: (first) => turns.chat(FIRST, first, [user(SECOND)]),
      responses: (first) => turns.responses(FIRST, first, [user(SECOND)]),
      messages: (first) => turns.messages(FIRST, first, [user(SECOND)]),
    },
    shows: ({ text, sent }) => text !== '' && THOUGHT.test(sent),
  },
  {
    name: 'reasoning sent back with the results of tools',
    words: CALLS_BOTH,
    asks: {
      chat: { ...THINKS.chat, ...TOOLS.chat },
      responses: { ...THINKS.responses, ...TOOLS.responses },
      messages: { ...THINKS.messages, ...TOOLS.messages },
    },
    next: {
      chat: (first) => turns.chat(CALLS_BOTH, first, resultsOf.chat(first)),
      responses: (first) => turns.responses(CALLS_BOTH, first, resultsOf.responses(first)),
      messages: (first) => turns.messages(CALLS_BOTH, first, resultsOf.messages(first)),
    },
    shows: ({ text, sent }) => text !== '' && THOUGHT.test(sent),
  },
  {
    name: 'reasoning shown as a summary',
    asks: { ...THINKS, responses: { reasoning: { effort: 'high', summary: 'auto' } } },
    shows: ({ summary }) => summary !== '',
  },
  {
    name: 'effort that falls between two levels of the model (`x-clamped`)',
    asks: {
      chat: { reasoning_effort: 'max' },
      responses: { reasoning: { effort: 'max' } },
      messages: { output_config: { effort: 'max' } },
    },
    shows: ({ reasoning, header }) => reasoning !== '' && /effort=/.test(header('x-clamped') ?? ''),
  },
];
