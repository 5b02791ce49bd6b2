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

/** The router dropped an answer whose decision was not accepted; records of earlier versions still name its model. */
const NOT_DROPPED = `coalesce(outcome.error, '') <> 'audit_unavailable'`;

export const SAVED_QUERIES: readonly SavedQuery[] = [
  {
    id: 'SensitiveData',
    name: 'Who sent confidential data where, last 30 days',
    description:
      'Every call with confidential or restricted data, failed ones and second opinions included: they carried the prompt. Class undecided: a call whose decision is not stored, so that its class is not known',
    // A decision of the day before the first call counts as well: it may be older than its calls by minutes.
    sql: `WITH ${decisions(31, 'principal, dataclass.effective AS data_class')},
${outcomes(30, 'time, caller, lane, attempts')},
${secondOpinions(30, 'principal, lane, host, boundary, regions')},
sent AS (
  SELECT outcome.decisionid, outcome.caller, NULL AS principal, outcome.lane, outcome.time,
    attempt.model, attempt.host, attempt.boundary, attempt.regions
  FROM outcome
  ${ATTEMPTS}
  UNION ALL
  SELECT decisionid, caller, principal, lane, time, NULL, host, boundary, regions
  FROM opinion
)
SELECT sent.caller, coalesce(decision.principal, sent.principal) AS principal, sent.lane,
  coalesce(decision.data_class, 'undecided') AS data_class, sent.model, sent.host, sent.boundary,
  array_join(sent.regions, ', ') AS regions,
  count(*) AS calls, min(sent.time) AS first_time, max(sent.time) AS last_time
FROM sent LEFT JOIN decision ON decision.decisionid = sent.decisionid
WHERE coalesce(decision.data_class, 'undecided') IN ('confidential', 'restricted', 'undecided')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
ORDER BY calls DESC`,
  },
  {
    id: 'Refused',
    name: 'Refused by reason, last 30 days',
    description:
      'Requests for which no model was called, by caller, class and the code the client was given; stopped: it ended before a decision',
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
    sql: `WITH ${outcomes(30, 'model AS answered_by, error, attempts')}
SELECT attempt.model, attempt.host, attempt.reason, count(*) AS calls,
  count_if(outcome.answered_by IS NOT NULL AND ${NOT_DROPPED}) AS answered_elsewhere, round(avg(attempt.ms)) AS average_ms
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
    sql: `WITH ${outcomes(30, 'caller, model, host, error, inputtokens, outputtokens, costusd')}
SELECT caller, model, host, count(*) AS answers, sum(inputtokens) AS input_tokens,
  sum(outputtokens) AS output_tokens, round(sum(costusd), 2) AS usd
FROM outcome
WHERE model IS NOT NULL AND ${NOT_DROPPED}
GROUP BY 1, 2, 3
ORDER BY usd DESC, input_tokens DESC`,
  },
  {
    id: 'NoOutcome',
    name: 'Decisions without an outcome, last 7 days',
    description:
      'How these requests ended is not recorded, for example because the decision was not accepted; the last 20 minutes are left out, they may be on their way',
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
