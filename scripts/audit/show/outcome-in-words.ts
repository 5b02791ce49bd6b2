import type { StoredOutcome } from '../../../lambda/router/records/schema/stored-record';

/** An outcome in sentences: which models were called, which answered, and what the client got. */
export function outcomeInWords(outcome: StoredOutcome): string[] {
  const { attempts, finishReason, error, totalMs, firstByteMs } = outcome;
  const failed = attempts.filter(({ reason }) => reason !== null);
  return [
    ...failed.map((tried) => `${tried.model} gave no answer: ${tried.reason} after ${tried.ms} ms.`),
    ...answers(outcome),
    `Outcome: ${outcome.outcome}${error ? `, ${error}` : ''}${finishReason ? `, ended by ${finishReason}` : ''}; first byte after ${firstByteMs ?? '?'} ms, all after ${totalMs} ms.`,
    ...usage(outcome),
  ];
}

function answers({ attempts, model, host, boundary, regions, error, outcome }: StoredOutcome): string[] {
  if (error === 'audit_unavailable') {
    return attempts
      .filter(({ reason }) => reason === null)
      .map(
        (call) =>
          `${call.model} began to answer, and the router dropped its answer, because the decision was not accepted: host ${call.host}, boundary ${call.boundary}, processed in ${where(call.regions)}.`,
      );
  }
  if (!model) return [];
  const answered = outcome === 'complete' ? 'answered' : 'began to answer';
  return [`${model} ${answered}: host ${host}, boundary ${boundary}, processed in ${where(regions)}.`];
}

const where = (regions: readonly string[]) =>
  regions.includes('*') ? 'any commercial region' : regions.join(', ');

function usage({ inputTokens, outputTokens, costUsd }: StoredOutcome): string[] {
  if (inputTokens === null || outputTokens === null) return [];
  const cost = costUsd === null ? '' : `; ${costUsd} USD at list price`;
  return [`${inputTokens} tokens in, ${outputTokens} tokens out${cost}.`];
}
