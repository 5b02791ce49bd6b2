/**
 * Whether the audit stream accepted a record, as far as the records show. `accepted`: it is here, and its writer, which
 * would say so, does not call it unacknowledged. `not-accepted`: its writer calls it unacknowledged, or wrote none.
 * `open`: nothing later of its writer is here, which would say so. `missing`: it is not here, and its writer does not
 * say why.
 */
export const ACCEPTANCES = ['accepted', 'not-accepted', 'open', 'missing'] as const;
export type Acceptance = (typeof ACCEPTANCES)[number];

/**
 * Which models had the prompt. `beyond`: one beyond the account, perhaps with others. `in-account`: only ones inside.
 * `none`: no model. The others have no outcome that would say it. `lost`: its writer calls the outcome unacknowledged.
 * `open`: nothing later of its writer is here. `missing`: the writer owes an outcome and does not say why there is none.
 */
export const ENDINGS = ['beyond', 'in-account', 'none', 'lost', 'open', 'missing'] as const;
export type Ending = (typeof ENDINGS)[number];

/**
 * What the client got. `audit_unavailable`: the error for a decision that was not accepted. `503`: that error, or
 * another of the same status. `other`: anything else. `unknown`: neither the outcome nor the access log says it.
 */
export const CLIENTS = ['audit_unavailable', '503', 'other', 'unknown'] as const;
export type Client = (typeof CLIENTS)[number];

/** What the records of one request show about its prompt. */
export interface PromptEvidence {
  readonly decision: Acceptance;
  readonly ending: Ending;
  readonly client: Client;
}

/** A fault of the records, or of what they show. */
export type PromptFault = 'early-call' | 'early-answer' | 'contradiction' | 'no-outcome' | 'no-decision';

/** How requests ended that are no fault, and are counted. */
export const COUNTED = ['calledInAccount', 'mayHaveCalledInAccount', 'notCalled', 'notShown'] as const;
export type Counted = (typeof COUNTED)[number];

export type PromptVerdict = 'sound' | Counted | PromptFault;

/**
 * I8 for the prompt of one request. A decision is accepted before a model beyond the account is called, and before the
 * client gets an answer or an error of its own. Every accepted decision has an outcome.
 */
export function promptVerdict({ decision, ending, client }: PromptEvidence): PromptVerdict {
  if (decision === 'missing') return 'no-decision';
  const refused = decision === 'not-accepted' || client === 'audit_unavailable';
  if (ending === 'beyond') return refused ? 'early-call' : 'sound';
  if (decision === 'not-accepted' && client === 'other') return 'early-answer';
  if (ending === 'in-account' || ending === 'none') {
    if (!refused) return 'sound';
    if (decision === 'accepted') return 'contradiction';
    return ending === 'none' ? 'notCalled' : 'calledInAccount';
  }
  if (decision === 'not-accepted' && ending === 'lost') return 'mayHaveCalledInAccount';
  if (decision === 'open' && ending === 'open' && client === '503') return 'notShown';
  return 'no-outcome';
}

/**
 * What followed a second opinion. `answered`: the decision has findings of the service. `went-on`: the request was
 * decided, or a model was called. `ended`: neither.
 */
export const AFTERS = ['answered', 'went-on', 'ended'] as const;

/** What the records of one request show about its text at the service that gives second opinions. */
export interface TextEvidence {
  readonly opinion: Acceptance;
  readonly after: (typeof AFTERS)[number];
}

export type TextFault = 'early-call' | 'no-opinion';

/**
 * I8 for the text of one request that was sent for a second opinion. Its record is accepted before; otherwise the
 * request ends.
 */
export function textVerdict({ opinion, after }: TextEvidence): 'sound' | TextFault {
  if (after === 'ended') return 'sound';
  if (opinion === 'not-accepted') return 'early-call';
  return opinion === 'missing' ? 'no-opinion' : 'sound';
}
