import type { StoredOutcome, StoredSecondOpinion } from '../../../lambda/router/records/schema/stored-record';
import { opinionInWords } from './opinion-in-words';
import { outcomeInWords } from './outcome-in-words';

/** The other records of a request whose decision is not here, at least one: all that shows what left the account. */
export type WithoutDecision =
  | { readonly secondOpinion: StoredSecondOpinion; readonly outcome: StoredOutcome | undefined }
  | { readonly secondOpinion: undefined; readonly outcome: StoredOutcome };

/** These records in sentences. */
export function storyWithoutDecision({ secondOpinion, outcome }: WithoutDecision): string {
  const { decisionId, time, caller, lane, deployment, chain } = secondOpinion ?? outcome;
  const principal = secondOpinion ? ` (${secondOpinion.principal})` : '';
  const isNotAccepted = outcome?.error === 'audit_unavailable';
  return [
    `Request ${decisionId}, ${time}: its decision is not here`,
    '',
    `Caller ${caller}${principal} sent it on the ${lane} lane of ${deployment}.`,
    ...(secondOpinion ? [opinionInWords(secondOpinion, undefined)] : []),
    isNotAccepted
      ? 'The outcome says that the decision was not accepted.'
      : 'Which models were considered, and why, is not recorded here.',
    'To see whether the decision was lost or removed: npm run audit -- reconcile',
    '',
    ...(outcome
      ? outcomeInWords(outcome)
      : ['No outcome is here: how this request ended is not recorded here.']),
    '',
    ...(secondOpinion ? [`Request ${secondOpinion.requestId} in the API's access log.`] : []),
    `Record ${chain.sequence} of writer ${chain.writer}.`,
    ...(secondOpinion ? [`Prompt: ${secondOpinion.promptDigest}.`] : []),
    `Answer: ${outcome?.answerDigest ?? 'no digest'}.`,
  ].join('\n');
}
