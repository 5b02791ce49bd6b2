import type { RouterConfig } from '../config/router-config';
import type { ChatMessage } from '../contract/chat';
import type { Decision } from '../decision/decide';
import type { Caller } from '../request/caller';
import type { StoredDecision } from './schema/stored-record';

/** A decision record without its place in a chain. schema/decision.ts describes each field. */
export type DecisionRecord = Omit<StoredDecision, 'chain'>;

/** The data of a decision record that is not part of the decision. */
export interface DecisionFacts {
  readonly decisionId: string;
  readonly time: Date;
  readonly config: RouterConfig;
  readonly caller: Caller;
  readonly requestId: string;
  readonly promptDigest: string | null;
}

export function decisionRecord(decision: Decision, facts: DecisionFacts): DecisionRecord {
  const { deployment, account, region, codeVersion, policyHash, lane, residency } = facts.config;
  const { floor, declared, detected, effective } = decision.classification;
  return {
    schema: 'hybrid-llm/decision/1',
    decisionId: facts.decisionId,
    time: facts.time.toISOString(),
    deployment,
    account,
    region,
    codeVersion,
    policyHash,
    lane,
    requestId: facts.requestId,
    caller: facts.caller.name,
    principal: facts.caller.principal,
    requestedModel: decision.requestedModel,
    dataClass: { floor, declared, detected: detected?.dataClass ?? null, effective },
    findings: detected?.findings ? [...detected.findings].map(([type, count]) => ({ type, count })) : null,
    residency,
    candidates: decision.candidates.map(({ model, boundary, kept, reason, words }) => ({
      model,
      boundary,
      kept,
      reason,
      words,
    })),
    order: decision.order.map(({ name }) => name),
    refusal: decision.refusal?.code ?? null,
    promptDigest: facts.promptDigest,
  };
}

/** The input of a prompt's digest: the messages as a JSON array of [role, text] pairs. */
export function promptText(messages: readonly ChatMessage[]): string {
  return JSON.stringify(messages.map(({ role, text }) => [role, text]));
}
