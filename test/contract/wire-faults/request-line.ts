import { createHosts } from '../../../lambda/router/hosts/hosts';
import type { Host } from '../../../policy/boundary';
import { testRouter } from '../../lambda/router/support/call-router';
import { routerConfig } from '../../lambda/router/support/router-config';
import { environmentFor } from '../simulated-aws';
import { type Answered, ask, type Recorded, recordsOf } from './ask';

/** One request: its number, the host that answers it, and whether it asks for a stream. */
export interface Asked {
  readonly id: number;
  readonly host: Host;
  readonly stream: boolean;
}

/**
 * Sends requests at once and returns what each client got and what the records say. `read` resolves when the router has
 * read every byte that comes by itself. Time passes for the router only then: a busy machine makes no host silent.
 */
export type RequestLine = (
  asked: readonly Asked[],
  read: () => Promise<void>,
) => Promise<readonly { readonly answered: Answered; readonly recorded: Recorded }[]>;

/** The router with its real hosts, all of them behind one address. */
export function createRequestLine(url: string): RequestLine {
  const environment = {
    ...environmentFor({ vllm: url, sagemaker: url, bedrock: url, firehose: url, kms: url }),
    MODEL_LLAMA_ENDPOINT: 'bank-llama',
  };
  const config = routerConfig({ limits: LIMITS });
  let clock = 0;
  let ids = 0;
  const { router, records, log } = testRouter(config, {
    hosts: createHosts(config, environment),
    elapsedMs: () => clock,
    newId: () => `6f1c1f0e-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  });
  return async (asked, read) => {
    const answers = asked.map(({ id, host, stream }) => ask(router, { id, model: MODEL[host], stream }));
    await read();
    const passing = setInterval(() => {
      clock += 1_000;
    }, 1);
    const answered = await Promise.all(answers);
    clearInterval(passing);
    const seen = answered.map((each) => ({ answered: each, recorded: recordsOf(each.decisionId, records) }));
    records.length = 0;
    log.length = 0;
    return seen;
  };
}

const MODEL: Readonly<Record<Host, string>> = { vllm: 'qwen', sagemaker: 'llama', bedrock: 'mistral' };
/** A silence is over soon after the clock goes on. */
const LIMITS = { bodyBytes: 100_000, firstEventMs: 5, nextEventMs: 5, totalMs: 60_000 };
