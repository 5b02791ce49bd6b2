import { type HttpsAnswer, type HttpsExchange, readBody } from '../../../aws/https-call';
import { jsonIn } from '../../../json/json-in';
import type { Usage } from '../../contract/chat';
import type { EmbeddingEvent, Embeddings, Vector } from '../../contract/embedding';
import { type AnswerStream, HostError } from '../host';
import { inCalls, piecesOf } from './in-calls';
import { systemCode } from './stream-answer';

/** How one host embeds. */
export interface EmbeddingCalls {
  /** The model's name, for messages. */
  readonly model: string;
  readonly texts: readonly string[];
  readonly textsPerCall: number;
  readonly atOnce: number;
  /** @param piece the place of the call among those of the request, counted from 0 */
  readonly send: (texts: readonly string[], piece: number) => HttpsExchange;
  /** The embeddings in the answer to one call; `undefined` where it is not what the protocol says. */
  readonly read: (answer: EmbeddingAnswer) => Embeddings | undefined;
  /** The bytes of the container's own answer, where the host wraps it. @default the body itself */
  readonly unwrap?: (body: Buffer) => Buffer;
  /** The failure that an answer other than 200 means. */
  readonly refusal: (answer: HttpsAnswer) => Promise<HostError>;
}

/** The answer to one call. */
export interface EmbeddingAnswer {
  readonly headers: HttpsAnswer['headers'];
  readonly json: unknown;
}

/** Embeds texts in as many calls as the host needs. Each call that ends is a sign of life. */
export function embedTexts(calls: EmbeddingCalls): AnswerStream<EmbeddingEvent> {
  const { model, texts, textsPerCall, atOnce } = calls;
  const pieces = piecesOf(texts, textsPerCall);
  const running = inCalls({
    count: pieces.length,
    atOnce,
    start(index) {
      const piece = pieces[index] ?? [];
      const sent = calls.send(piece, index);
      return { answer: embeddingsOf(calls, sent, piece.length), cut: sent.cut };
    },
  });
  return {
    async next() {
      const answers = await running.next();
      return answers ? [{ type: 'embeddings', embeddings: joined(answers) }] : [];
    },
    stop: (reason) => running.stop(new HostError(reason, `${model}: the call was stopped`)),
  };
}

/** The embeddings of one call. */
async function embeddingsOf(
  { model, read, unwrap = (body) => body, refusal }: EmbeddingCalls,
  sent: HttpsExchange,
  count: number,
): Promise<Embeddings> {
  const { headers, body } = await bodyOf(model, sent, refusal);
  const decode = (): Embeddings | undefined => body && read({ headers, json: jsonIn(unwrap(body)) });
  const embeddings = orMalformed(decode);
  if (embeddings && isWhole(embeddings.vectors, count)) return embeddings;
  throw new HostError('malformed', `${model}: the answer is not what the protocol says`);
}

/** The headers and the whole body of an answer; the body is `undefined` where it is longer than any. */
async function bodyOf(model: string, sent: HttpsExchange, refusal: EmbeddingCalls['refusal']) {
  let answer: HttpsAnswer | undefined;
  try {
    answer = await sent.answer;
    if (answer.status !== 200) throw await refusal(answer);
    return { headers: answer.headers, body: await readBody(answer, LARGEST_BYTES) };
  } catch (error) {
    answer?.close(false);
    if (error instanceof HostError) throw error;
    const words = answer ? 'the connection broke inside the answer' : 'no connection';
    throw new HostError(answer ? 'failed' : 'unreachable', `${model}: ${words}${systemCode(error)}`);
  }
}

/** The result; `undefined` where bytes cannot be decoded. The message of a decoder may quote the answer. */
function orMalformed<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof HostError) throw error;
    return undefined;
  }
}

/** More than the longest answer of any call. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** One vector for each text, all of one length. */
function isWhole(vectors: readonly Vector[], count: number): boolean {
  const length = vectors[0]?.length ?? 0;
  return length > 0 && vectors.length === count && vectors.every((vector) => vector.length === length);
}

function joined(answers: readonly Embeddings[]): Embeddings {
  const usages = answers.flatMap(({ usage }) => usage ?? []);
  const usage = usages.length === answers.length ? { usage: usages.reduce(sum) } : {};
  return { vectors: answers.flatMap(({ vectors }) => vectors), ...usage };
}

const sum = (one: Usage, other: Usage): Usage => ({
  inputTokens: one.inputTokens + other.inputTokens,
  outputTokens: one.outputTokens + other.outputTokens,
});

/** A list of finite numbers; `undefined` where it is none. */
export const asVector = (value: unknown): Vector | undefined =>
  Array.isArray(value) && value.every(Number.isFinite) ? value : undefined;

/** Each of the values as a vector; `undefined` where one is none. */
export function asVectors(
  values: unknown,
  read: (value: unknown) => Vector | undefined = asVector,
): readonly Vector[] | undefined {
  if (!Array.isArray(values)) return undefined;
  const vectors = values.map(read);
  return vectors.every((vector) => vector !== undefined) ? vectors : undefined;
}
