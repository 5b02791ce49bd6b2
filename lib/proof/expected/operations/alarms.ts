import type { Expected } from '../../matching/expected';
import { the } from '../../matching/rule';
import type { Basis } from '../basis';
import type { Metric } from '../metric';
import {
  type BucketName,
  bucket,
  DNS_RULES,
  EVERY_NAME,
  func,
  laneOwner,
  STREAM,
  undelivered,
} from '../things';
import { type Alarm, expectedAlarm } from './alarm';
import { modelAlarms } from './model-alarms';

/** Every alarm of the deployment. */
export const alarms = (basis: Basis): readonly Expected[] =>
  [
    ...recordAlarms(basis),
    ...chainHeadsAlarms(basis),
    ...basis.lanes.flatMap((lane) => [
      { name: `${lane}-router-fails`, metric: ofFunction(laneOwner(lane), 'Errors') },
      ...functionAlarms(`${lane}-router`, laneOwner(lane)),
    ]),
    ...authorizerAlarms(basis),
    ...secondOpinionAlarms(basis),
    ...apiAlarms(basis),
    ...(basis.deployment.imports.vpc ? [] : [refusedNames(basis)]),
    ...answerAlarms(basis),
    ...mailAlarms(basis),
    ...liveProofAlarms(basis),
    ...modelAlarms(basis),
  ].map((alarm) => expectedAlarm(basis, alarm));

/** One for each step of a record: accepted by the stream, delivered, replicated into the locked bucket. */
function recordAlarms(basis: Basis): readonly Alarm[] {
  const { archive } = basis.deployment.audit;
  const ofRule = (name: string, from: BucketName, to: string, RuleId: string) => ({
    namespace: 'AWS/S3',
    name,
    dimensions: { SourceBucket: the(bucket(from)), DestinationBucket: to, RuleId },
  });
  const replication = (name: string) => ofRule(name, 'landing', the(bucket('records')), 'lock');
  const notArchived = (from: BucketName, to: string) =>
    ofRule('OperationsFailedReplication', from, to, 'archive');
  const claim = 'I8.alarms';
  return [
    { claim, name: 'audit-records-not-accepted', metric: counted(basis, 'AuditWriteFailures') },
    {
      claim,
      name: 'audit-records-late',
      metric: {
        namespace: 'AWS/Firehose',
        name: 'DeliveryToS3.DataFreshness',
        dimensions: { DeliveryStreamName: the(STREAM) },
        statistic: 'Maximum',
      },
      limit: { above: 300 },
      periods: 2,
    },
    { claim, name: 'audit-records-not-replicated', metric: replication('OperationsFailedReplication') },
    {
      claim,
      name: 'audit-replication-late',
      metric: { ...replication('ReplicationLatency'), statistic: 'Maximum' },
      limit: { above: 900 },
    },
    ...(archive
      ? [
          {
            claim,
            name: 'audit-records-not-archived',
            metric: notArchived('landing', archive.bucket),
          } as const,
          {
            claim,
            name: 'chain-heads-not-archived',
            metric: notArchived('records', archive.bucket),
          } as const,
        ]
      : []),
  ];
}

/** The signer runs every hour: two hours without a statement, a run without one, or one with gaps. */
function chainHeadsAlarms(basis: Basis): readonly Alarm[] {
  const claim = 'I8.alarms';
  return [
    {
      claim,
      name: 'chain-heads-missing',
      metric: { ...counted(basis, 'ChainHeadsSigned'), period: 3600 },
      limit: { below: 1 },
      periods: 2,
    },
    { claim, name: 'chain-heads-fail', metric: ofFunction('chain-heads', 'Errors') },
    { claim, name: 'chain-heads-incomplete', metric: counted(basis, 'ChainHeadsIncomplete') },
  ];
}

/** `Errors` of the authorizer are not watched: by API Gateway's contract, a refused credential is an error. */
const authorizerAlarms = (basis: Basis): readonly Alarm[] =>
  basis.deployment.bearer
    ? [
        { name: 'tokens-by-unknown-key', metric: counted(basis, 'UnknownKeyIds') },
        { name: 'authorizer-fails', metric: counted(basis, 'AuthorizerFailures') },
        ...functionAlarms('authorizer', 'authorizer'),
      ]
    : [];

/** The API invokes functions synchronously only, so an asynchronous invocation came from somebody else. */
const functionAlarms = (name: string, owner: string): readonly Alarm[] => [
  { name: `${name}-at-limit`, metric: ofFunction(owner, 'Throttles'), periods: 2 },
  { name: `${name}-invoked-asynchronously`, metric: ofFunction(owner, 'AsyncEventsReceived') },
];

const secondOpinionAlarms = (basis: Basis): readonly Alarm[] =>
  basis.deployment.secondOpinion && basis.lanes.includes('open')
    ? [
        {
          name: 'second-opinion-fails',
          metric: counted(basis, 'SecondOpinionFailures'),
          limit: { above: 5 },
        },
      ]
    : [];

const apiAlarms = ({ deployment: { name, region } }: Basis): readonly Alarm[] => [
  {
    name: 'api-server-errors',
    metric: {
      namespace: 'AWS/ApiGateway',
      name: '5XXError',
      dimensions: { ApiName: name, Stage: 'llm' },
      labelled: true,
    },
    limit: { above: 5 },
  },
  {
    name: 'firewall-refuses-requests',
    metric: {
      namespace: 'AWS/WAFV2',
      name: 'BlockedRequests',
      dimensions: { WebACL: name, Region: region, Rule: 'ALL' },
      labelled: true,
    },
    limit: { above: 20 },
    periods: 2,
  },
];

/** What callers see and no metric of a host counts: answers that break off, and models that are not ready. */
const answerAlarms = (basis: Basis): readonly Alarm[] => [
  { name: 'answers-break-off', metric: counted(basis, 'BrokenAnswers'), limit: { above: 2 } },
  { name: 'models-not-ready', metric: counted(basis, 'ModelsNotReady'), periods: 2 },
];

/** Mail that waits in a queue: of alarms, and of events of GPU instances. */
const mailAlarms = (basis: Basis): readonly Alarm[] =>
  [
    ...(basis.deployment.imports.alarmTopic ? [] : [{ name: 'alarm-mail-undelivered', of: 'alarms' }]),
    ...(basis.modelsOn('vllm').length > 0 ? [{ name: 'gpu-mail-undelivered', of: 'vllm-events' }] : []),
  ].map(({ name, of }) => ({
    name,
    metric: {
      namespace: 'AWS/SQS',
      name: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: the(undelivered(of)) },
      statistic: 'Maximum',
    },
  }));

/** The live proof runs every day: a difference, a claim that it could not decide, or 26 hours without a run. */
const liveProofAlarms = (basis: Basis): readonly Alarm[] =>
  basis.deployment.liveProof
    ? [
        {
          name: 'live-proof-differs',
          metric: counted(basis, 'LiveProofDifferences'),
          keptInSilence: true,
        },
        {
          name: 'live-proof-undecided',
          metric: counted(basis, 'LiveProofUndecided'),
          keptInSilence: true,
        },
        {
          name: 'live-proof-missing',
          metric: { ...counted(basis, 'LiveProofRuns'), period: 3600 },
          limit: { below: 1 },
          periods: 26,
        },
      ]
    : [];

/** A starting instance asks for names that no list can have; functions and SageMaker ask for known names only. */
const refusedNames = (basis: Basis): Alarm => ({
  name: 'dns-names-refused',
  metric: {
    namespace: 'AWS/Route53Resolver',
    name: 'FirewallRuleQueryVolume',
    dimensions: {
      FirewallRuleGroupId: the(DNS_RULES, 'Id'),
      FirewallDomainListId: the(EVERY_NAME, 'Id'),
    },
  },
  limit: { above: basis.modelsOn('vllm').length > 0 ? 20 : 0 },
});

const ofFunction = (owner: string, name: string): Metric => ({
  namespace: 'AWS/Lambda',
  name,
  dimensions: { FunctionName: the(func(owner)) },
});

/** A count of log lines: the metric of a filter. */
const counted = ({ deployment }: Basis, name: string): Metric => ({
  namespace: `HybridLlm/${deployment.name}`,
  name,
  dimensions: {},
});
