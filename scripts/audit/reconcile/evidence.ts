import type {
  StoredDecision,
  StoredOutcome,
  StoredRecord,
  StoredSecondOpinion,
} from '../../../lambda/router/records/schema/stored-record';
import { leavesAccount } from '../../../policy/boundary';
import type { Paired, Place } from './pair-records';
import type { Acceptance, Client, Ending, PromptEvidence, TextEvidence } from './verdict';

/** The records of one request that are here, at least one, and the status in the access log where it is known. */
export interface RequestRecords {
  readonly secondOpinion?: StoredSecondOpinion;
  readonly decision?: StoredDecision;
  readonly outcome?: StoredOutcome;
  readonly status?: number;
}

type PlaceOf = Paired['place'];

// An execution environment answers one request at a time. So the records of a request are neighbours in the chain of
// their writer: second opinion, decision, outcome. The place of one that is not here says why it is not here.

/** What the records show about the prompt of one request. */
export function promptEvidence(request: RequestRecords, place: PlaceOf): PromptEvidence {
  return {
    decision: decisionAcceptance(request, place),
    ending: endingOf(request, place),
    client: clientOf(request),
  };
}

/** What the records show about the text of one request at the service for second opinions; `undefined`: nothing. */
export function textEvidence(request: RequestRecords, place: PlaceOf): TextEvidence | undefined {
  const { secondOpinion, decision, outcome } = request;
  const answered = decision?.findings?.some(({ type }) => type.startsWith(OPINION_FINDING)) ?? false;
  const wentOn = decision !== undefined || (outcome !== undefined && outcome.attempts.length > 0);
  const after = answered ? 'answered' : wentOn ? 'went-on' : 'ended';
  if (secondOpinion) return { opinion: acceptanceOf(secondOpinion, place), after };
  if (!decision || !answered) return undefined;
  return { opinion: acceptanceOfAbsent(placeBefore(decision, place)), after };
}

/** Names what a second opinion found: decision/opinion/opinion.ts. */
const OPINION_FINDING = 'comprehend/';

function decisionAcceptance(
  { secondOpinion, decision, outcome }: RequestRecords,
  place: PlaceOf,
): Acceptance {
  if (decision) return acceptanceOf(decision, place);
  if (outcome) return acceptanceOfAbsent(placeBefore(outcome, place));
  if (!secondOpinion || acceptanceOf(secondOpinion, place) === 'not-accepted') return 'not-accepted';
  const next = placeAfter(secondOpinion, place);
  return next.here ? 'missing' : acceptanceOfAbsent(next);
}

function endingOf(request: RequestRecords, place: PlaceOf): Ending {
  const { secondOpinion, decision, outcome } = request;
  if (outcome) return endingIn(outcome);
  const isOpinionAccepted = secondOpinion && acceptanceOf(secondOpinion, place) !== 'not-accepted';
  const isDecisionAccepted = decisionAcceptance(request, place) !== 'not-accepted';
  const mayHaveCalled = isDecisionAccepted || (decision ? beginsInAccount(decision) : isOpinionAccepted);
  // The router writes an outcome if a record was accepted, or a model was called.
  const isOwed = isOpinionAccepted || isDecisionAccepted;
  if (!isOwed && !mayHaveCalled) return 'none';
  const { here, unacknowledged, followed } = outcomePlace(request, place);
  if (here) return isOwed ? 'missing' : 'none';
  if (unacknowledged) return mayHaveCalled ? 'lost' : 'none';
  return followed ? 'missing' : 'open';
}

function endingIn({ attempts, boundary }: StoredOutcome): Ending {
  const boundaries = [...attempts.map((attempt) => attempt.boundary), ...(boundary ? [boundary] : [])];
  if (boundaries.length === 0) return 'none';
  return boundaries.some(leavesAccount) ? 'beyond' : 'in-account';
}

/** The place that the outcome has, after the decision; also where only the second opinion is here. */
function outcomePlace({ secondOpinion, decision }: RequestRecords, place: PlaceOf): Place {
  const last = decision ?? secondOpinion;
  if (!last) throw new TypeError('a request without a record has no place in a chain');
  const next = placeAfter(last, place);
  return !decision && next.unacknowledged ? placeAfter(last, place, 2) : next;
}

function clientOf({ outcome, status }: RequestRecords): Client {
  if (outcome) return outcome.error === NOT_ACCEPTED && !isAnswer(status) ? NOT_ACCEPTED : 'other';
  if (status === 503) return '503';
  return status === undefined || UNCERTAIN.includes(status) ? 'unknown' : 'other';
}

/** The error for a client whose decision was not accepted. */
const NOT_ACCEPTED = 'audit_unavailable';
/** A client that left, and a fault of the router at any time. */
const UNCERTAIN: readonly number[] = [499, 500];
const isAnswer = (status: number | undefined) => status !== undefined && status < 499;

/** Whether the first model to be tried is inside the account: only then a call may overlap with the record. */
function beginsInAccount({ order: [first], candidates }: StoredDecision): boolean {
  return candidates.some(({ model, boundary }) => model === first && !leavesAccount(boundary));
}

function acceptanceOf(record: StoredRecord, place: PlaceOf): Acceptance {
  const { unacknowledged, followed } = place(record.chain.writer, record.chain.sequence);
  if (unacknowledged) return 'not-accepted';
  return followed ? 'accepted' : 'open';
}

/** Of a record that is not here. A place that another record has, or that does not exist, was not written. */
function acceptanceOfAbsent(place: Place | undefined): Acceptance {
  if (!place || place.here || place.unacknowledged) return 'not-accepted';
  return place.followed ? 'missing' : 'open';
}

function placeBefore({ chain: { writer, sequence } }: StoredRecord, place: PlaceOf): Place | undefined {
  return sequence > 1 ? place(writer, sequence - 1) : undefined;
}

function placeAfter({ chain: { writer, sequence } }: StoredRecord, place: PlaceOf, by = 1): Place {
  return place(writer, sequence + by);
}
