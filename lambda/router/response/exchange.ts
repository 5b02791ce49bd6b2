import { AUTO } from '../../../policy/candidates';
import type { Answer, Opening } from '../call/failover';
import type { Stop } from '../call/stop';
import type { Tally } from '../call/tally';
import type { RouterModel } from '../config/router-config';
import type { ApiError } from '../contract/api-error';
import type { Outcome } from '../contract/outcome';
import type { Journal } from '../records/journal';
import type { End } from '../records/outcome-record';
import type { Asked } from '../request/asked';
import type { AskedChat } from '../request/asked-chat';
import type { AnswerForm, AnswerHead, ChoicesForm, ErrorForm } from './dialect';
import { droppedFields } from './dropped-fields';
import { hostFailure } from './host-failure';
import { clamped, leftOut, tierOf } from './kept-settings';

/** One request to a model after the first event of its answer, or its failure. */
export interface Exchange {
  readonly journal: Journal;
  readonly stop: Stop;
  readonly opening: Opening<unknown>;
  /** Whether the decision refused the request. */
  readonly refused: boolean;
  /** How the client's dialect writes errors. */
  readonly form: ErrorForm;
  /** The platform's id of the request. */
  readonly requestId: string;
}

/** The same, where a chat model was called. */
export interface AnsweredExchange extends Exchange {
  readonly opening: Opening;
  /** How the client's dialect writes answers and errors. */
  readonly form: AnswerForm<unknown>;
  readonly asked: AskedChat;
}

/** Writes the outcome of an exchange. */
export function end(
  { journal, stop, opening }: Exchange,
  status: number,
  outcome: Outcome,
  code: End['error'],
  tally: End['tally'],
): Promise<void> {
  // That the decision was not recorded is said in any case: only this explains an outcome without a decision.
  const gone = stop.reason === 'client-gone' && code !== 'audit_unavailable';
  const error = code && gone ? 'client_gone' : code;
  const { attempts, answer } = opening;
  // An answer that the router dropped, because its decision was not accepted, is no answer: only its call is recorded.
  const model = code === 'audit_unavailable' ? undefined : answer?.model;
  return journal.ended({ status, outcome, error, attempts, model, tally });
}

/** The error of an answer that broke off. */
export const broken = (
  { stop, opening: { answer }, asked }: AnsweredExchange,
  tally: Pick<Tally, 'failure'>,
): ApiError =>
  hostFailure({ reason: tally.failure ?? 'failed' }, stop.reason, true, answer ? [answer.model] : [], asked);

export const headOf = ({ journal, asked }: AnsweredExchange, { model }: Answer, now: Date): AnswerHead => ({
  decisionId: journal.decisionId,
  model: model.name,
  created: Math.floor(now.getTime() / 1000),
  ...(asked.request.serviceTier && { serviceTier: tierOf(asked.request, model) }),
});

/** How several answers are written. Only a dialect that can write them reads requests for them. */
export function choicesOf({ choices }: AnswerForm<unknown>): ChoicesForm<unknown> {
  if (!choices) throw new Error('A dialect asked for several answers, and has no form for them');
  return choices;
}

/** The headers that say which model answered, how far the prompt travelled, and which fields were left out. */
export const modelHeaders = (
  { journal, asked }: Pick<Exchange, 'journal'> & { readonly asked: Asked },
  model: RouterModel,
  leftOut: readonly string[],
) => ({
  'x-decision-id': journal.decisionId,
  'x-model': model.name,
  'x-boundary': model.boundary,
  ...(asked.model !== AUTO && asked.model !== model.name && { 'x-substituted-for': asked.model }),
  ...droppedFields(leftOut),
});

/** The same, and which settings of the caller hold with another value. */
export const answeredBy = ({ journal, asked }: AnsweredExchange, { model }: Answer) => ({
  ...modelHeaders({ journal, asked }, model, leftOut(asked, model)),
  ...clampedFields(clamped(asked, model)),
});

const clampedFields = (settings: readonly string[]): Readonly<Record<string, string>> =>
  settings.length > 0 ? { 'x-clamped': settings.join(', ') } : {};
