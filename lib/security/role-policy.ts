import { Resource as CdkResource, aws_iam as iam, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Permission, PolicyRow } from '../plan/permission';
import { arnsOf, type Resource, type ResourceArns } from '../plan/resource';
import { problemsOfSize } from './managed-policy-size';

export interface RolePolicyProps {
  readonly role: iam.IRole;
  /** The statements of the policy. */
  readonly policy: Pick<PolicyRow, 'description' | 'permissions' | 'iamPath'>;
  /** ARNs of every resource the policy names. */
  readonly arns: ResourceArns;
}

/** One policy of the plan, attached to its role as a managed policy: without what the policy of a bucket allows. */
export class RolePolicy extends iam.ManagedPolicy {
  constructor(scope: Construct, id: string, { role, policy, arns }: RolePolicyProps) {
    super(scope, id, {
      description: policy.description,
      path: policy.iamPath,
      roles: [role],
      statements: policy.permissions
        .filter(({ allowedBy }) => allowedBy === undefined)
        .map((permission) => identityStatement(permission, arns, Stack.of(scope))),
    });
    this.node.addValidation({ validate: () => problemsOfSize(this) });
  }
}

/** Attaches one policy of the plan to its role; `undefined` for an imported role, which gets its policies from its owner. */
export const attachedPolicy = (
  scope: Construct,
  id: string,
  props: RolePolicyProps,
): RolePolicy | undefined =>
  CdkResource.isOwnedResource(props.role) ? new RolePolicy(scope, id, props) : undefined;

/** The statement of an identity policy for a permission. */
export function identityStatement(
  permission: Permission,
  arns: ResourceArns,
  place: Pick<Stack, 'region' | 'urlSuffix'>,
): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: permission.sid,
    effect: permission.effect === 'Allow' ? iam.Effect.ALLOW : iam.Effect.DENY,
    actions: [...permission.actions],
    ...(permission.except
      ? { notResources: arnsOfAll(permission.except, arns) }
      : { resources: arnsOfAll(permission.resources, arns) }),
    conditions: conditionsOf(permission, arns, place),
  });
}

const arnsOfAll = (resources: readonly Resource[], arns: ResourceArns): string[] =>
  resources.flatMap((resource) => [...arnsOf(resource, arns)]);

function conditionsOf(
  { conditions = {}, viaService }: Permission,
  arns: ResourceArns,
  { region, urlSuffix }: Pick<Stack, 'region' | 'urlSuffix'>,
): iam.Conditions | undefined {
  const hostName = (service: string) => `${service}.${region}.${urlSuffix}`;
  const via = viaService && {
    StringEquals: {
      'kms:ViaService': typeof viaService === 'string' ? hostName(viaService) : viaService.map(hostName),
    },
  };
  const resolved = Object.entries(conditions).map(([operator, keys]) => [
    operator,
    Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, valuesOf(values, arns)])),
  ]);
  const all = { ...via, ...Object.fromEntries(resolved) };
  return Object.keys(all).length > 0 ? all : undefined;
}

const valuesOf = (values: Resource | readonly Resource[], arns: ResourceArns) =>
  isList(values) ? values.flatMap((value) => arnsOf(value, arns)) : arnsOf(values, arns)[0];

const isList = (values: Resource | readonly Resource[]): values is readonly Resource[] =>
  Array.isArray(values);
