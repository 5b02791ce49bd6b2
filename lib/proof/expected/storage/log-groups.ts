import type { Expected, StackName } from '../../matching/expected';
import { policy } from '../../matching/policy';
import { claimedBy, optional, type Rules, the } from '../../matching/rule';
import { partOfUuid } from '../../template/names';
import type { Basis } from '../basis';
import { API, keyArn, type LogWriter, laneOwner, logGroup } from '../things';

/** Every log group: each service that logs finds one, so none is created without key and retention. */
export const logGroups = (basis: Basis): readonly Expected[] =>
  logs(basis).map(({ writer, stack = 'foundation', name, passing = false, delivered = false }) => ({
    thing: logGroup(writer),
    type: 'AWS::Logs::LogGroup',
    stack,
    claim: 'I7.logs',
    // A deploy after a failed one needs the same name.
    retained: !passing && (name === undefined || 'once-created'),
    properties: {
      KmsKeyId: claimedBy('I6.at-rest', keyArn(basis, 'data')),
      RetentionInDays: basis.deployment.logRetentionDays,
      LogGroupClass: optional('STANDARD'),
      ...(name !== undefined && { LogGroupName: name }),
      ...(name !== undefined && delivered && deliveredTo(basis, name)),
    },
  }));

interface Log {
  readonly writer: LogWriter;
  /** @default 'foundation' */
  readonly stack?: StackName;
  /** The name, if the service that writes to the log group requires one. @default CloudFormation chooses it */
  readonly name?: string;
  /** Whether it may be deleted with its stack, because the next deployment needs the same name. @default false */
  readonly passing?: boolean;
  /** Whether AWS's log delivery service writes to it. @default false: a role, or a service by permissions of its own */
  readonly delivered?: boolean;
}

function logs(basis: Basis): readonly Log[] {
  const { name, imports } = basis.deployment;
  const ownsVpc = imports.vpc === undefined;
  return [
    ...basis.lanes.map((lane): Log => ({ writer: laneOwner(lane) })),
    ...(basis.deployment.bearer ? [{ writer: 'authorizer' } as const] : []),
    { writer: 'chain-heads' },
    ...(ownsVpc ? [{ writer: 'flow-logs' } as const] : []),
    { writer: 'delivery' },
    { writer: 'api-access' },
    // API Gateway's name for the errors of stage `llm`.
    { writer: 'api-execution', stack: 'gateway', name: `API-Gateway-Execution-Logs_${the(API)}/llm` },
    // AWS WAF writes to groups with this prefix only.
    { writer: 'firewall', name: `aws-waf-logs-${name}-${serialOf(basis)}` },
    ...(ownsVpc ? [dnsQueries(basis)] : []),
    ...(basis.deployment.liveProof ? [liveProof(basis)] : []),
    ...(basis.modelsOn('vllm').length > 0 ? vllmLogs(name) : []),
    ...basis.modelsOn('sagemaker').map(
      (model): Log => ({
        writer: `sagemaker ${model.name}`,
        name: `/aws/sagemaker/Endpoints/${name}-${model.name}`,
        passing: true,
      }),
    ),
  ];
}

/** The role that writes to it is made outside the stacks: its permission names the group up to the serial. */
const liveProof = (basis: Basis): Log => ({
  writer: 'live-proof',
  name: `/hybrid-llm/${basis.deployment.name}/live-proof-${serialOf(basis)}`,
});

/** The prefix for groups that AWS's log delivery service writes to. */
const dnsQueries = (basis: Basis): Log => ({
  writer: 'dns-queries',
  name: `/aws/vendedlogs/${basis.deployment.name}-dns-queries-${serialOf(basis)}`,
  delivered: true,
});

/** The one resource policy of a log group: the log delivery service may write the DNS queries of this account. */
const deliveredTo = (basis: Basis, name: string): Rules => ({
  ResourcePolicyDocument: policy({
    effect: 'Allow',
    principals: { Service: ['delivery.logs.amazonaws.com'] },
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [basis.arn('logs', `log-group:${name}:*`)],
    conditions: {
      StringEquals: { 'aws:SourceAccount': [basis.deployment.account] },
      ArnLike: { 'aws:SourceArn': [basis.arn('logs', '*')] },
    },
  }),
});

/** What the containers print, and Container Insights of the cluster. */
const vllmLogs = (name: string): readonly Log[] => [
  { writer: 'vllm' },
  {
    writer: 'vllm-performance',
    name: `/aws/ecs/containerinsights/${name}-vllm/performance`,
    passing: true,
  },
];

/** The first part of the UUID in the id of the foundation, which differs in each deployment of the same name. */
const serialOf = (basis: Basis): string => partOfUuid(basis.stack('foundation'), 1);
