import type { StoredOutcome } from '../../../lambda/router/records/schema/stored-record';
import { leavesAccount } from '../../../policy/boundary';
import type { Fault } from '../audit-finding';
import type { RequestRecords } from './evidence';
import type { PromptEvidence, PromptFault, TextFault } from './verdict';

/** A fault of one request as a finding. Each sentence says what the records of the request say, and no more. */
export function promptFaultWords(
  fault: PromptFault,
  request: RequestRecords,
  evidence: PromptEvidence,
): Fault {
  // A second opinion after which nothing of its writer is here lacks the decision first.
  const isUndecided = fault === 'no-outcome' && !request.decision && evidence.decision === 'open';
  const kind = isUndecided ? 'no-decision' : fault;
  return { kind, words: WORDS[kind](request, evidence) };
}

const WORDS: Readonly<Record<PromptFault, (request: RequestRecords, evidence: PromptEvidence) => string>> = {
  'no-decision': ({ secondOpinion, outcome }) =>
    outcome
      ? `the outcome of ${outcome.time} belongs to decision ${outcome.decisionId}, which is not here`
      : `a text was released to ${secondOpinion?.host} at ${secondOpinion?.time} for decision ${secondOpinion?.decisionId}, which is not here`,

  'no-outcome': ({ secondOpinion, decision }, { ending }) => {
    const lost = ending === 'lost' ? '; its writer says that the stream did not acknowledge it' : '';
    return decision
      ? `decision ${decision.decisionId} of ${decision.time}, caller ${decision.caller}, has no outcome${lost}`
      : `the second opinion of ${secondOpinion?.time}, caller ${secondOpinion?.caller}, is about decision ${secondOpinion?.decisionId}, which was not accepted and has no outcome`;
  },

  'early-call': ({ outcome }) =>
    `the outcome of ${outcome?.time} says that ${modelsBeyond(outcome).join(', ')}, beyond the account, had a prompt whose decision ${outcome?.decisionId} was not accepted`,

  'early-answer': (request) => {
    const { decisionId, time } = request.outcome ?? request.decision ?? request.secondOpinion ?? {};
    return request.outcome && request.outcome.error !== 'audit_unavailable'
      ? `the outcome of ${time} says ${request.outcome.outcome}${request.outcome.error ? `, ${request.outcome.error}` : ''}, although its decision ${decisionId} was not accepted`
      : `the access log says that the client got ${request.status}, although decision ${decisionId} of the request was not accepted`;
  },

  contradiction: ({ outcome }) =>
    `the outcome of ${outcome?.time} says that its decision ${outcome?.decisionId} was not accepted; its chain says that it was`,
};

/** The models beyond the account that an outcome says were called, each once. */
function modelsBeyond(outcome: StoredOutcome | undefined): readonly string[] {
  if (!outcome) return [];
  const { attempts, model, boundary } = outcome;
  const tried = attempts.filter((attempt) => leavesAccount(attempt.boundary)).map((attempt) => attempt.model);
  const answered = model !== null && boundary !== null && leavesAccount(boundary) ? [model] : [];
  return [...new Set([...tried, ...answered])];
}

/** The same of the text that went to the service for second opinions. */
export function textFaultWords(
  fault: TextFault,
  { secondOpinion, decision, outcome }: RequestRecords,
): string {
  const { decisionId, time } = decision ?? outcome ?? {};
  const what = decision
    ? `decision ${decisionId} of ${time}`
    : `the outcome of ${time}, decision ${decisionId},`;
  if (fault === 'no-opinion')
    return `${what} has findings of a second opinion, and the record of it is not here`;
  return secondOpinion
    ? `${what} followed a second opinion of ${secondOpinion.host} whose record was not accepted`
    : `${what} has findings of a second opinion, and no record of it was accepted`;
}
