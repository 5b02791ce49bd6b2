import { type AnswerName, isCall } from './answers';
import type { PromptKind } from './prompt';

/** The protocol of the server that is called: OpenAI's, as vLLM speaks it, or Amazon Bedrock's Converse. */
export type Wire = 'openai' | 'converse';

/** What a request asks for, whichever contestant gets it. */
export interface RequestKind {
  readonly wire: Wire;
  /** Whether the client asks for a streamed answer. */
  readonly stream: boolean;
  readonly answer: AnswerName;
  /** Characters of the prompt. */
  readonly promptLength: number;
  readonly prompt: PromptKind;
  /** Whether the request has tools and a schema for its text. */
  readonly tools: boolean;
}

/** One measured case: a kind of request, and how many of them are open at once. */
export interface Case extends RequestKind {
  readonly id: string;
  readonly words: string;
  readonly atOnce: number;
}

/** What a kind of request is called, and what it is. */
const KINDS = {
  'openai-json': { words: 'OpenAI → OpenAI, JSON', wire: 'openai', stream: false, answer: 'short' },
  'openai-stream': { words: 'OpenAI stream, 200 events', wire: 'openai', stream: true, answer: 'long' },
  'converse-json': { words: '→ Converse, JSON', wire: 'converse', stream: false, answer: 'short' },
  'converse-stream': {
    words: '→ ConverseStream, 200 events',
    wire: 'converse',
    stream: true,
    answer: 'long',
  },
  'openai-tools': {
    words: 'OpenAI → OpenAI, JSON, tools and a schema',
    wire: 'openai',
    stream: false,
    answer: 'short-call',
  },
  'openai-tools-stream': {
    words: 'OpenAI stream, tools and a schema, 200 events',
    wire: 'openai',
    stream: true,
    answer: 'long-call',
  },
  'converse-tools': {
    words: '→ Converse, JSON, tools and a schema',
    wire: 'converse',
    stream: false,
    answer: 'short-call',
  },
  'converse-tools-stream': {
    words: '→ ConverseStream, tools and a schema, 200 events',
    wire: 'converse',
    stream: true,
    answer: 'long-call',
  },
  paced: { words: 'OpenAI stream, an event every 10 ms', wire: 'openai', stream: true, answer: 'paced' },
  'large-prompt': {
    words: '128 KB prompt → Converse, JSON',
    wire: 'converse',
    stream: false,
    answer: 'short',
  },
  'wide-prompt': {
    words: '128 KB prompt with characters beyond ASCII → Converse, JSON',
    wire: 'converse',
    stream: false,
    answer: 'short',
  },
  longest: { words: 'OpenAI stream, 4,000 events', wire: 'openai', stream: true, answer: 'longest' },
} as const;

export type Kind = keyof typeof KINDS;

const PROMPT_LENGTH = 600;
const LARGE_PROMPT_LENGTH = 128 * 1024;
const LARGE_PROMPTS: readonly Kind[] = ['large-prompt', 'wide-prompt'];

export function caseOf(kind: Kind, atOnce: number): Case {
  const promptLength = LARGE_PROMPTS.includes(kind) ? LARGE_PROMPT_LENGTH : PROMPT_LENGTH;
  const prompt = kind === 'wide-prompt' ? 'wide' : 'ascii';
  const tools = isCall(KINDS[kind].answer);
  return { ...KINDS[kind], id: `${kind}@${atOnce}`, promptLength, prompt, tools, atOnce };
}

/** The kinds that most bars are about. Each is measured with one request at a time and with 64 at once. */
export const MAIN_KINDS = ['openai-json', 'openai-stream', 'converse-json', 'converse-stream'] as const;

/** The same four with tools and a schema in the request, and a call of a tool as the answer. */
export const TOOL_KINDS = [
  'openai-tools',
  'openai-tools-stream',
  'converse-tools',
  'converse-tools-stream',
] as const;

/** The cells of the table of bars: every main kind, one at a time and 64 at once. */
export const MAIN_CELLS: readonly string[] = MAIN_KINDS.flatMap((kind) => [`${kind}@1`, `${kind}@64`]);

export const CASES: readonly Case[] = [
  ...MAIN_KINDS.flatMap((kind) => [caseOf(kind, 1), caseOf(kind, 64)]),
  ...TOOL_KINDS.flatMap((kind) => [caseOf(kind, 1), caseOf(kind, 64)]),
  caseOf('paced', 8),
  caseOf('paced', 64),
  caseOf('large-prompt', 1),
  caseOf('large-prompt', 64),
  caseOf('wide-prompt', 1),
  caseOf('longest', 1),
];

/** A stream that is held open, to see what it takes of memory. The number at once is part of the effort. */
export function idleRequest(wire: Wire): RequestKind {
  return { wire, stream: true, answer: 'idle', promptLength: PROMPT_LENGTH, prompt: 'ascii', tools: false };
}
