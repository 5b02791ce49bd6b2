import type { ExpectedStatement } from '../../matching/policy';
import { endpointsPassed, isMadeByAws } from '../../role-calls';
import type { Basis } from '../basis';
import type { GroupOwner, Owner } from '../things';
import { rolePolicies } from './role-policies';
import { serviceOf } from './roles';

/** A call that a role makes from inside the VPC, and the endpoint that it passes. */
export interface CallFromVpc {
  readonly owner: Owner;
  readonly service: string;
  readonly statement: ExpectedStatement;
}

/** By basis: several areas need the same calls. */
const known = new WeakMap<Basis, readonly CallFromVpc[]>();

/** Every allowed call of every role that leaves the VPC through an endpoint. */
export function callsFromVpc(basis: Basis): readonly CallFromVpc[] {
  const calls = known.get(basis) ?? findCalls(basis);
  known.set(basis, calls);
  return calls;
}

const findCalls = (basis: Basis): readonly CallFromVpc[] =>
  rolePolicies(basis).flatMap(({ owner, statements, atBucket }) =>
    [...statements, ...(atBucket?.statements ?? [])]
      .filter(({ effect }) => effect === 'Allow')
      .filter((statement) => !actionsOf(statement).every((action) => isMadeByAws([serviceOf(owner)], action)))
      .flatMap((statement) => servicesOf(statement).map((service) => ({ owner, service, statement }))),
  );

const actionsOf = ({ actions }: ExpectedStatement): readonly string[] =>
  'not' in actions ? actions.not : actions;

const servicesOf = (statement: ExpectedStatement) => [
  ...new Set(actionsOf(statement).flatMap((action) => endpointsPassed(action))),
];

/** Whose network interface sends a role's calls: the ECS agent uses the task execution role on the instance. */
export const interfaceOf = (owner: Owner): GroupOwner =>
  owner === 'vllm-execution' ? 'vllm-instance' : owner;
