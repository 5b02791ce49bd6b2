import type { ChatBatch, ChatEvent } from '../../../../lambda/router/contract/chat';
import type { EmbeddingEvent, EmbeddingRequest } from '../../../../lambda/router/contract/embedding';
import {
  type AnswerStream,
  type HostCall,
  type HostClient,
  HostError,
} from '../../../../lambda/router/hosts/host';
import type { HostClients, RouterModelOn } from '../../../../lambda/router/hosts/hosts';
import { HOSTS, type Host } from '../../../../policy/boundary';
import { answerOf } from './streams';

/** What a host does next: yields an event, reasons without one, throws, stays silent until it is stopped, or ends. */
export type Step = ChatEvent | 'reason' | Error | 'hang' | { readonly waitMs: number };

/** What a model does, in each call or in the call at this place among all calls, counted from 0. */
export type Script = readonly Step[] | ((call: number) => readonly Step[]);

export interface FakeHosts {
  readonly hosts: HostClients;
  /** Every call that was made, in order. */
  readonly calls: {
    readonly host: Host;
    readonly model: string;
    readonly call: Omit<HostCall<unknown>, 'model'>;
  }[];
  /** Every call to embed, in order. */
  readonly embedded: { readonly host: Host; readonly model: string; readonly texts: readonly string[] }[];
  /** Models whose call was ended from outside, each once. */
  readonly aborted: string[];
}

export const hello: readonly Step[] = [
  { type: 'text-delta', text: 'Hello' },
  { type: 'text-delta', text: ' there' },
  { type: 'usage', usage: { inputTokens: 7, outputTokens: 2 } },
  { type: 'end', reason: 'stop' },
];

export const throws = (...args: ConstructorParameters<typeof HostError>): readonly Step[] => [
  new HostError(...args),
];

/** HostClients that follow a script for each model; without one they say hello. */
export function fakeHosts(scripts: Readonly<Record<string, Script>> = {}): FakeHosts {
  const calls: FakeHosts['calls'] = [];
  const embedded: FakeHosts['embedded'] = [];
  const aborted: string[] = [];
  const on = <H extends Host>(host: H): HostClient<RouterModelOn<H>> => ({
    converse(call) {
      const { name } = call.model;
      const script = scripts[name] ?? hello;
      const steps = typeof script === 'function' ? script(calls.length) : script;
      calls.push({ host, model: name, call });
      return answerOf(
        () => play(steps),
        () => aborted.push(name),
      );
    },
    embed(call) {
      const { name } = call.model;
      embedded.push({ host, model: name, texts: call.request.texts });
      return embeddings(name, call.request);
    },
  });
  const hosts = Object.fromEntries(HOSTS.map((host) => [host, on(host)])) as unknown as HostClients;
  return { hosts, calls, embedded, aborted };
}

/** One vector for each text: its length, and its place. */
function embeddings(name: string, { texts }: EmbeddingRequest): AnswerStream<EmbeddingEvent> {
  const vectors = texts.map((text, index) => [text.length, index]);
  const usage = { inputTokens: texts.length, outputTokens: 0 };
  return {
    async next() {
      if (name.includes('broken')) throw new HostError('failed', 'broken');
      return [{ type: 'embeddings', embeddings: { vectors, usage } }];
    },
    stop() {},
  };
}

async function* play(steps: readonly Step[]): AsyncGenerator<ChatBatch> {
  for (const step of steps) {
    if (step instanceof Error) throw step;
    if (step === 'hang') await new Promise(() => {});
    else if (step === 'reason') yield [];
    else if ('waitMs' in step) await new Promise((resolve) => setTimeout(resolve, step.waitMs));
    else yield [step];
  }
}
