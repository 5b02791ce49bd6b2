import type {
  StoredDecision,
  StoredSecondOpinion,
} from '../../../lambda/router/records/schema/stored-record';

/**
 * What the records say of the text that a second opinion was asked about. Its own record is written before the text is
 * sent; only a decision with a result shows that the service had it.
 */
export function opinionInWords(
  { time, host, boundary, regions, dataClass }: StoredSecondOpinion,
  decision: StoredDecision | undefined,
): string {
  const facts = `recorded ${time}: boundary ${boundary}, ${regions.join(', ')}; until then it counted as ${dataClass.effective}.`;
  if (decision?.findings && decision.refusal !== 'stopped') {
    return `Its text was sent to ${host} for a second opinion, ${facts}`;
  }
  return `Its text was released to ${host} for a second opinion, ${facts}\n${noResult(decision)} Whether the text arrived there is not recorded.`;
}

function noResult(decision: StoredDecision | undefined): string {
  if (!decision) return 'No result of it is recorded.';
  return decision.refusal === 'stopped' ? 'The request ended before there was a result.' : 'It failed.';
}
