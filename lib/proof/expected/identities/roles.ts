import { rulesOf } from '../../../config/account-rules';
import type { Expected } from '../../matching/expected';
import { type ExpectedStatement, policy } from '../../matching/policy';
import { claimedBy, optional, type Rule, type Rules, the } from '../../matching/rule';
import { partOfUuid } from '../../template/names';
import { boundaryOf, iamPathOf } from '../account-rules';
import type { Basis } from '../basis';
import { instanceProfile, laneOwner, type Owner, role } from '../things';

/** Every role of the deployment, with the one service that may assume it. */
export function roles(basis: Basis): readonly Expected[] {
  const owners = ownersOf(basis);
  return [
    ...owners.map(
      (owner): Expected => ({
        thing: role(owner),
        type: 'AWS::IAM::Role',
        stack: 'foundation',
        claim: 'roles.trust',
        // A deploy after a failed one needs the same name.
        retained: RETAINED.includes(owner) && (isNamed(basis) ? 'once-created' : true),
        // No inline policy and no AWS managed policy: what a role may do is in the managed policies beside it.
        properties: { AssumeRolePolicyDocument: policy(trustOf(basis, owner)), ...demandedOf(basis, owner) },
      }),
    ),
    ...(owners.includes('vllm-instance') ? basis.modelsOn('vllm').map((model) => profile(basis, model)) : []),
  ];
}

/**
 * The roles by which records are still delivered, replicated and logged when the stack is deleted, and the one whose
 * name the kept key and bucket spare: another role could take the name otherwise. The kept setting of the account names
 * the role of API Gateway.
 */
const RETAINED: readonly Owner[] = ['delivery', 'replication', 'flow-logs', 'chain-heads', 'api-logging'];

const isNamed = ({ deployment }: Basis) => rulesOf(deployment).roles.name !== undefined;

/** What the account demands of each role. A boundary that nobody demands would be a property without a rule. */
function demandedOf(basis: Basis, owner: Owner): Rules {
  const { deployment } = basis;
  const { name: pattern } = rulesOf(deployment).roles;
  const boundary = boundaryOf(deployment);
  const name = pattern?.split('{deployment}').join(deployment.name).split('{role}').join(owner);
  const serial = partOfUuid(basis.stack('foundation'), 1);
  return {
    Path: claimedBy('roles.account-rules', pathRule(iamPathOf(deployment))),
    ...(boundary !== undefined && { PermissionsBoundary: claimedBy('roles.account-rules', boundary) }),
    ...(name !== undefined && {
      RoleName: claimedBy('roles.account-rules', RETAINED.includes(owner) ? `${name}-${serial}` : name),
    }),
  };
}

/** IAM's own path may be left out. */
export const pathRule = (path: string): Rule => (path === '/' ? optional(path) : path);

const profile = (basis: Basis, { name }: { readonly name: string }): Expected => ({
  thing: instanceProfile(name),
  type: 'AWS::IAM::InstanceProfile',
  stack: 'inference',
  claim: 'roles.trust',
  properties: {
    Roles: [the(role('vllm-instance'))],
    Path: claimedBy('roles.account-rules', pathRule(iamPathOf(basis.deployment))),
  },
});

export function ownersOf({ lanes, deployment, modelsOn }: Basis): readonly Owner[] {
  const vllm = ['vllm-instance', 'vllm-execution', 'vllm-task'] as const;
  return [
    ...lanes.map(laneOwner),
    ...(deployment.bearer ? (['authorizer'] as const) : []),
    'chain-heads',
    ...(modelsOn('vllm').length > 0 ? vllm : []),
    ...(modelsOn('sagemaker').length > 0 ? (['sagemaker'] as const) : []),
    'delivery',
    'replication',
    ...(deployment.imports.vpc ? [] : (['flow-logs'] as const)),
    ...(deployment.accountSettings.apiGateway === 'own' ? (['api-logging'] as const) : []),
  ];
}

/**
 * One service, and the condition keys that the service documents against the confused deputy. EC2, S3 and API Gateway
 * document none; only a principal of the role's own account can pass the role to them.
 */
export function trustOf(basis: Basis, owner: Owner): ExpectedStatement {
  const { service, conditions } = TRUST[owner];
  return {
    effect: 'Allow',
    principals: { Service: [service] },
    actions: ['sts:AssumeRole'],
    ...(conditions && { conditions: conditions(basis) }),
  };
}

interface Trust {
  readonly service: string;
  readonly conditions?: (
    basis: Basis,
  ) => Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const thisAccount = ({ deployment }: Basis) => ({
  StringEquals: { 'aws:SourceAccount': [deployment.account] },
});

const from = (service: string, resource: string) => (basis: Basis) => ({
  ...thisAccount(basis),
  ArnLike: { 'aws:SourceArn': [basis.arn(service, resource)] },
});

/** Lambda documents no condition key that it sends when it assumes a role: a condition could lock every function out. */
const LAMBDA: Trust = { service: 'lambda.amazonaws.com' };
const TASKS: Trust = { service: 'ecs-tasks.amazonaws.com', conditions: from('ecs', '*') };

/** The service that assumes a role. */
export const serviceOf = (owner: Owner): string => TRUST[owner].service;

const TRUST: Readonly<Record<Owner, Trust>> = {
  'open-lane': LAMBDA,
  'sealed-lane': LAMBDA,
  authorizer: LAMBDA,
  'chain-heads': LAMBDA,
  'vllm-instance': { service: 'ec2.amazonaws.com' },
  'vllm-execution': TASKS,
  'vllm-task': TASKS,
  sagemaker: { service: 'sagemaker.amazonaws.com', conditions: thisAccount },
  delivery: {
    service: 'firehose.amazonaws.com',
    conditions: ({ deployment }) => ({ StringEquals: { 'sts:ExternalId': [deployment.account] } }),
  },
  replication: { service: 's3.amazonaws.com' },
  'flow-logs': {
    service: 'vpc-flow-logs.amazonaws.com',
    conditions: from('ec2', 'vpc-flow-log/*'),
  },
  'api-logging': { service: 'apigateway.amazonaws.com' },
};
