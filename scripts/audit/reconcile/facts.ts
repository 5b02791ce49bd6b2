import type { NotAccepted } from './reconcile-outcomes';
import type { ReconciledRequests } from './reconcile-requests';

// What reconcile counts, in sentences. Each says what the records or the access log show, and no more.

/** What models and the service for second opinions had of requests whose decision was not accepted. */
export function notAcceptedFacts(counts: NotAccepted): readonly string[] {
  const { calledInAccount, mayHaveCalledInAccount, notCalled, notShown, textReleased } = counts;
  const refused = calledInAccount + mayHaveCalledInAccount + notCalled;
  const facts: string[] = [];
  if (refused > 0)
    facts.push(
      `${requests(refused)} refused because the decision was not accepted: ${calledInAccount} called a model inside the account meanwhile; ${mayHaveCalledInAccount} may have, and the outcome was not accepted either; ${notCalled} called none.`,
    );
  if (notShown > 0)
    facts.push(
      `${requests(notShown)} got 503 and ${notShown === 1 ? 'has' : 'have'} no outcome, and nothing later of the same writer is here: the records do not show whether the decision was accepted, and whether a model was called.`,
    );
  if (textReleased > 0)
    facts.push(
      `Of these, ${textReleased} had the text released for a second opinion before, as a record of it says.`,
    );
  return facts;
}

/** What the access log says beside the records. */
export function requestFacts(compared: ReconciledRequests | undefined): readonly string[] {
  if (!compared) return ['Not compared with the API access log: --access-log.'];
  const { requests: all, refusedWithoutRecord, unavailable, textReleased } = compared;
  const facts = [
    `${many(all, 'chat request')} in the access log; ${refusedWithoutRecord} without a decision got 401, 403, 500 or 503, as is possible before there is an accepted decision.`,
  ];
  if (unavailable > 0)
    facts.push(
      `Of these, ${unavailable} got 503: the decision was not accepted, or no model was available. The access log does not tell which, and only a record shows whether a prompt left the account.`,
    );
  if (textReleased > 0)
    facts.push(
      `Of those, ${textReleased} had the text released for a second opinion, as a record of it says.`,
    );
  return facts;
}

const many = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
const requests = (count: number) => many(count, 'request');
