import type { Expected } from '../../matching/expected';
import { claimedBy, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { type LogWriter, laneOwner, logGroup } from '../things';

/**
 * The filters that count log lines by their event. None has a dimension, which would make text of a line part of a
 * metric (I7).
 */
export const metricFilters = (basis: Basis): readonly Expected[] => {
  const { bearer, liveProof, secondOpinion, name } = basis.deployment;
  const counter = (writer: LogWriter, event: string, metric: string, claim: string): Expected =>
    matching(writer, `"${event}"`, metric, claim);
  const matching = (writer: LogWriter, pattern: string, metric: string, claim: string): Expected => ({
    thing: `filter of ${pattern} in ${logGroup(writer)}`,
    type: 'AWS::Logs::MetricFilter',
    stack: 'operations',
    claim: 'I7.logs',
    properties: {
      // No `FilterName`: of two filters with one name, the second replaces the first.
      FilterPattern: claimedBy(claim, pattern),
      LogGroupName: claimedBy(claim, the(logGroup(writer))),
      MetricTransformations: [
        { MetricNamespace: `HybridLlm/${name}`, MetricName: metric, MetricValue: '1', DefaultValue: 0 },
      ],
    },
  });
  const ofProof = (pattern: string, metric: string): Expected =>
    matching('live-proof', pattern, metric, 'operations.alarms');
  return [
    ...basis.lanes.flatMap((lane) => [
      counter(laneOwner(lane), 'audit-write-failed', 'AuditWriteFailures', 'I8.alarms'),
      counter(laneOwner(lane), 'answer-broken', 'BrokenAnswers', 'operations.alarms'),
      counter(laneOwner(lane), 'model-not-ready', 'ModelsNotReady', 'operations.alarms'),
    ]),
    counter('chain-heads', 'chain-heads-signed', 'ChainHeadsSigned', 'I8.alarms'),
    counter('chain-heads', 'chain-heads-incomplete', 'ChainHeadsIncomplete', 'I8.alarms'),
    ...(bearer
      ? [
          counter('authorizer', 'unknown-key-id', 'UnknownKeyIds', 'operations.alarms'),
          counter('authorizer', 'authorizer-failed', 'AuthorizerFailures', 'operations.alarms'),
        ]
      : []),
    ...(secondOpinion && basis.lanes.includes('open')
      ? [counter('open-lane', 'second-opinion-failed', 'SecondOpinionFailures', 'operations.alarms')]
      : []),
    ...(liveProof
      ? [
          ofProof('{ $.schema = "hybrid-llm/live-proof/1" }', 'LiveProofRuns'),
          ofProof('{ $.verdicts.fails > 0 }', 'LiveProofDifferences'),
          ofProof('{ $.verdicts.undecided > 0 }', 'LiveProofUndecided'),
        ]
      : []),
  ];
};
