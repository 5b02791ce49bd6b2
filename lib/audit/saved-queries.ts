/** A query that auditors run often. */
export interface SavedQuery {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly sql: string;
}

/**
 * Rows of objects that arrived in the last days. With the condition on `arrived`, Athena reads only their partitions.
 */
const last = (days: number) =>
  `arrived >= date_format(current_timestamp - interval '${days}' day, '%Y/%m/%d/%H')`;

/** Firehose may deliver a record twice, with the same bytes. DISTINCT removes the duplicate. */
const decisions = (days: number, fields: string) => `decision AS (
  SELECT DISTINCT decisionid, time, caller, ${fields}
  FROM records
  WHERE schema = 'hybrid-llm/decision/1' AND ${last(days)}
)`;
const outcomes = (days: number, fields: string) => `outcome AS (
  SELECT DISTINCT decisionid, ${fields}
  FROM records
  WHERE schema = 'hybrid-llm/outcome/1' AND ${last(days)}
)`;

const secondOpinions = (days: number, fields: string) => `opinion AS (
  SELECT DISTINCT decisionid, time, caller, ${fields}
  FROM records
  WHERE schema = 'hybrid-llm/second-opinion/1' AND ${last(days)}
)`;

/** Every call to a model: the fields of an attempt, in the order of the record. */
const ATTEMPTS =
  'CROSS JOIN UNNEST(outcome.attempts) AS attempt (model, host, boundary, regions, reason, status, ms)';

export const SAVED_QUERIES: readonly SavedQuery[] = [
  {
    id: 'SensitiveData',
    name: 'Who sent confidential data where, last 30 days',
    description:
      'Every call with confidential or restricted data, failed ones and second opinions included: they carried the prompt',
    sql: `WITH ${decisions(30, 'principal, lane, dataclass.effective AS data_class')},
${outcomes(30, 'attempts')},
${secondOpinions(30, 'principal, lane, dataclass.effective AS data_class, host, boundary, regions')},
sent AS (
  SELECT decision.caller, decision.principal, decision.lane, decision.data_class,
    attempt.model, attempt.host, attempt.boundary, attempt.regions, decision.time
  FROM decision JOIN outcome ON outcome.decisionid = decision.decisionid
  ${ATTEMPTS}
  UNION ALL
  SELECT caller, principal, lane, data_class, NULL, host, boundary, regions, time
  FROM opinion
)
SELECT caller, principal, lane, data_class, model, host, boundary, array_join(regions, ', ') AS regions,
  count(*) AS calls, min(time) AS first_time, max(time) AS last_time
FROM sent
WHERE data_class IN ('confidential', 'restricted')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
ORDER BY calls DESC`,
  },
  {
    id: 'Refused',
    name: 'Refused by reason, last 30 days',
    description: 'Requests no model was asked about, by caller, class and the code the client was given',
    sql: `WITH ${decisions(30, 'lane, dataclass.effective AS data_class, refusal')}
SELECT refusal, caller, lane, data_class, count(*) AS requests, max(time) AS last_time
FROM decision
WHERE refusal IS NOT NULL
GROUP BY 1, 2, 3, 4
ORDER BY requests DESC`,
  },
  {
    id: 'Failovers',
    name: 'Models that gave no answer, last 30 days',
    description:
      'Calls that failed, by model and reason, and how many of their requests another model answered',
    sql: `WITH ${outcomes(30, 'model AS answered_by, attempts')}
SELECT attempt.model, attempt.host, attempt.reason, count(*) AS calls,
  count_if(outcome.answered_by IS NOT NULL) AS answered_elsewhere, round(avg(attempt.ms)) AS average_ms
FROM outcome
${ATTEMPTS}
WHERE attempt.reason IS NOT NULL
GROUP BY 1, 2, 3
ORDER BY calls DESC`,
  },
  {
    id: 'Spend',
    name: 'Spend by caller and model, last 30 days',
    description: 'Tokens, and US dollars at list price where a model is paid by the token',
    sql: `WITH ${outcomes(30, 'caller, model, host, inputtokens, outputtokens, costusd')}
SELECT caller, model, host, count(*) AS answers, sum(inputtokens) AS input_tokens,
  sum(outputtokens) AS output_tokens, round(sum(costusd), 2) AS usd
FROM outcome
WHERE model IS NOT NULL
GROUP BY 1, 2, 3
ORDER BY usd DESC, input_tokens DESC`,
  },
  {
    id: 'NoOutcome',
    name: 'Decisions without an outcome, last 7 days',
    description:
      'Nobody knows how these requests ended; the last 20 minutes are left out, they may be on their way',
    sql: `WITH ${decisions(7, 'principal, lane, requestid, "order"')},
${outcomes(7, 'outcome')}
SELECT decision.*
FROM decision LEFT JOIN outcome ON outcome.decisionid = decision.decisionid
WHERE outcome.decisionid IS NULL
  AND from_iso8601_timestamp(decision.time) < current_timestamp - interval '20' minute
ORDER BY decision.time DESC`,
  },
  {
    id: 'OneDecision',
    name: 'One decision and its outcome',
    description: 'Give the decision id, as in the x-decision-id header, as the parameter',
    sql: `SELECT DISTINCT *
FROM records
WHERE decisionid = ? AND ${last(400)}`,
  },
];
