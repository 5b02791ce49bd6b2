import type { Boundary } from '../../../policy/boundary';
import type { DataClass } from '../../../policy/data-class';
import type { Lane } from '../../../policy/lane';
import type { Verdict } from '../../../policy/route-table';
import type { ErrorCode } from '../api/errors';
import type { ChatMessage } from '../chat';
import type { RouterConfig } from '../config/router-config';
import type { Decision } from '../decide';
import type { Caller } from '../identity/caller';

/**
 * What was decided about one request, and why: enough for an auditor to say why a model was, or was not, allowed
 * to see it. Holds no text of the request. Every field is always there; `null` is "none" or "not known".
 * A new version of the shape takes a new schema name; readers of old records stay right.
 */
export interface DecisionRecord {
  readonly schema: 'hybrid-llm/decision/1';
  readonly decisionId: string;
  /** UTC, ISO 8601, milliseconds. */
  readonly time: string;
  readonly deployment: string;
  readonly account: string;
  readonly region: string;
  readonly codeVersion: string;
  readonly policyHash: string;
  readonly lane: Lane;
  /** The API's own id of the request, as its access log has it. */
  readonly requestId: string;
  readonly caller: string;
  /** The IAM role or user behind the caller, without path and session. */
  readonly principal: string;
  /** A model of the deployment, `auto`, or `unknown` where the request named none of these. */
  readonly requestedModel: string;
  readonly dataClass: {
    readonly floor: DataClass;
    /** `unknown`: the request declared something that is no class, which counts as restricted. */
    readonly declared: DataClass | 'unknown' | null;
    readonly effective: DataClass;
  };
  readonly residency: Boundary;
  /** Every model considered, with why it was kept or refused. */
  readonly candidates: readonly Verdict[];
  /** The kept ones, in the order to be tried. Empty where the request was refused. */
  readonly order: readonly string[];
  readonly refusal: ErrorCode | null;
  /** Keyed digest of the messages; `null` where they could not be read. */
  readonly promptDigest: string | null;
}

/** What a decision record is made from, besides the decision. */
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
    dataClass: decision.classification,
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

/** The text a prompt's digest is taken over: the messages as a JSON array of [role, text] pairs. */
export function promptText(messages: readonly ChatMessage[]): string {
  return JSON.stringify(messages.map(({ role, text }) => [role, text]));
}
