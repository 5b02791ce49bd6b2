import type { Tally } from '../call/tally';
import type { RouterConfig, RouterModel } from '../config/router-config';
import type { Attempt, Outcome } from '../contract/outcome';
import type { Caller } from '../request/caller';
import { costUsd } from './cost';
import type { StoredOutcome } from './schema/stored-record';

/** An outcome record without its place in a chain. schema/outcome.ts describes each field. */
export type OutcomeRecord = Omit<StoredOutcome, 'chain'>;

/** How a request ended. */
export interface End {
  /** The HTTP status that the client got. */
  readonly status: number;
  readonly outcome: Outcome;
  readonly error: OutcomeRecord['error'];
  readonly attempts: readonly Attempt[];
  /** The model that answered, and the sum of its events. */
  readonly model?: RouterModel;
  readonly tally?: Partial<Pick<Tally, 'usage' | 'finish' | 'failure' | 'digestInput'>>;
}

/** The data of an outcome record that is not part of the end. */
export interface OutcomeFacts {
  readonly decisionId: string;
  readonly time: Date;
  readonly config: RouterConfig;
  readonly caller: Caller;
  readonly firstEventMs: number | undefined;
  readonly firstByteMs: number | undefined;
  readonly totalMs: number;
  readonly answerDigest: string | null;
  /** Whether the model that answered was to think first; `undefined`: not known. */
  readonly thinks: boolean | undefined;
}

export function outcomeRecord(end: End, facts: OutcomeFacts): OutcomeRecord {
  const { model, tally } = end;
  return {
    schema: 'hybrid-llm/outcome/1',
    decisionId: facts.decisionId,
    time: facts.time.toISOString(),
    deployment: facts.config.deployment,
    lane: facts.config.lane,
    caller: facts.caller.name,
    outcome: end.outcome,
    error: end.error,
    attempts: end.attempts.map(({ model: name, host, boundary, ...result }) => ({
      model: name,
      host,
      boundary,
      regions: facts.config.models.find((each) => each.name === name)?.regions ?? [],
      ...result,
    })),
    model: model?.name ?? null,
    host: model?.host ?? null,
    boundary: model?.boundary ?? null,
    regions: model?.regions ?? [],
    inputTokens: tally?.usage?.inputTokens ?? null,
    outputTokens: tally?.usage?.outputTokens ?? null,
    cachedTokens: tally?.usage?.cachedTokens ?? null,
    cacheWriteTokens: tally?.usage?.cacheWriteTokens ?? null,
    reasoningTokens: tally?.usage?.reasoningTokens ?? null,
    thinking: facts.thinks === undefined ? null : facts.thinks ? 'on' : 'off',
    costUsd: costUsd(model, tally?.usage),
    finishReason: tally?.finish ?? null,
    firstEventMs: facts.firstEventMs ?? null,
    firstByteMs: facts.firstByteMs ?? null,
    totalMs: facts.totalMs,
    answerDigest: facts.answerDigest,
  };
}
