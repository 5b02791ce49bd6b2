import { deny } from '../../matching/policy';
import { the } from '../../matching/rule';
import type { Basis } from '../basis';
import { importedEndpoint } from '../imported-endpoint';
import { type Owner, VPC } from '../things';
import { type CallFromVpc, callsFromVpc } from './calls-from-vpc';
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

/** The VPCs that hold the endpoints of these calls. The endpoints of a hub are in the hub's. */
function vpcsOf(basis: Basis, calls: readonly CallFromVpc[]): readonly string[] {
  const holders = calls.map(({ service }) => {
    const imported = importedEndpoint(basis, service);
    return imported?.kind === 'hub' ? imported.vpc : the(VPC);
  });
  return [...new Set(holders)];
}

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
          StringNotEquals: { 'aws:SourceVpc': vpcsOf(basis, calls) },
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
