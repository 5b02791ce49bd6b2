import { deny } from '../../matching/policy';
import { the } from '../../matching/rule';
import type { Basis } from '../basis';
import { type Owner, VPC } from '../things';
import { callsFromVpc } from './calls-from-vpc';
import type { RolePolicy } from './role-policy';

/** Roles whose credentials are on machines of the account, from where they could be taken. */
const ON_MACHINES: readonly Owner[] = [
  'open-lane',
  'sealed-lane',
  'authorizer',
  'chain-heads',
  'vllm-instance',
  'vllm-execution',
  'vllm-task',
];

/**
 * The base policy of a role, with two denials: its own calls work from the VPC only, so that stolen credentials are
 * worth nothing elsewhere; and no Bedrock bearer key works, which would outlive the role's session.
 */
export function guarded(basis: Basis, policy: RolePolicy): RolePolicy {
  if (!ON_MACHINES.includes(policy.owner) || policy.part !== 'base') return policy;
  const calls = callsFromVpc(basis).filter(({ owner }) => owner === policy.owner);
  const actions = new Set(calls.flatMap(({ statement }) => statement.actions as readonly string[]));
  return {
    ...policy,
    statements: [
      ...policy.statements,
      deny({
        actions: [...actions],
        resources: ['*'],
        conditions: {
          StringNotEquals: { 'aws:SourceVpc': [the(VPC)] },
          BoolIfExists: { 'aws:ViaAWSService': ['false'] },
        },
      }),
      deny({
        actions: ['bedrock', 'bedrock-mantle'].map((service) => `${service}:CallWithBearerToken`),
        resources: ['*'],
      }),
    ],
  };
}
