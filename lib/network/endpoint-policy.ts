import { aws_iam as iam } from 'aws-cdk-lib';
import type { EndpointCaller, Need } from '../plan/need';
import type { Conditions } from '../plan/permission';
import { required } from '../plan/required';
import { arnsOf, type Resource, type ResourceArns } from '../plan/resource';
import type { Role } from '../plan/roles';
import { statementId } from '../plan/statement-id';

/** ARNs of everything that the rows name: roles and resources. */
export interface CallersAndResources {
  readonly roles: Readonly<Partial<Record<Role, string>>>;
  readonly resources: ResourceArns;
}

/**
 * The policy of an endpoint: one statement for each need of its service. The endpoint refuses every other call, with
 * credentials of any account. The principal is `*` and a condition names the role: a policy with a role as principal
 * would need an update whenever the role is replaced, and endpoint and role would depend on each other.
 */
export function endpointStatements(
  needs: readonly Need[],
  arns: CallersAndResources,
): readonly iam.PolicyStatement[] {
  return needs.map((need) => endpointStatement(need, arns));
}

function endpointStatement({ who, caller, permission }: Need, { roles, resources }: CallersAndResources) {
  return new iam.PolicyStatement({
    sid: statementId(who, permission.sid),
    effect: permission.effect === 'Allow' ? iam.Effect.ALLOW : iam.Effect.DENY,
    principals: [new iam.StarPrincipal()],
    actions: [...permission.actions],
    resources: permission.resources.flatMap((resource) => [...arnsOf(resource, resources)]),
    conditions: merge(textOf(permission.conditions ?? {}, resources), conditionOn(caller, roles)),
  });
}

type Texts = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

function textOf(conditions: Conditions, resources: ResourceArns): Texts {
  const texts = (values: Resource | readonly Resource[]) =>
    [values].flat().flatMap((value) => arnsOf(value, resources));
  return Object.fromEntries(
    Object.entries(conditions).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, texts(values)])),
    ]),
  );
}

function conditionOn(caller: EndpointCaller, roles: CallersAndResources['roles']): Texts {
  if ('role' in caller) {
    return { ArnEquals: { 'aws:PrincipalArn': [required(roles[caller.role], `a role ${caller.role}`)] } };
  }
  if ('othersThan' in caller) return { StringNotEquals: { 'aws:PrincipalAccount': caller.othersThan } };
  if ('accounts' in caller) return { StringEquals: { 'aws:PrincipalAccount': caller.accounts } };
  return {};
}

/** Both conditions together. An operator that is in both keeps the keys of both. */
function merge(a: Texts, b: Texts): Texts {
  const operators = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(operators.map((operator) => [operator, { ...a[operator], ...b[operator] }]));
}
