import { aws_iam as iam } from 'aws-cdk-lib';
import type { Caller, Need } from './need';

/**
 * What an endpoint admits: one statement for each need of its service; whatever none admits is refused, with
 * another account's credentials as with ours. The principal is `*` and a condition names the role, because an
 * endpoint policy that names a role as principal would have to be rewritten whenever the role is replaced, and
 * would tie the endpoint to it in one direction and the role's policies to the network in the other.
 */
export function endpointStatements(needs: readonly Need[]): readonly iam.PolicyStatement[] {
  return needs.map(statement);
}

function statement({ who, caller, permission }: Need): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: `${pascal(who)}${permission.sid}`,
    effect: permission.effect === 'Allow' ? iam.Effect.ALLOW : iam.Effect.DENY,
    principals: [new iam.StarPrincipal()],
    actions: [...permission.actions],
    resources: [...permission.resources],
    conditions: merge(permission.conditions ?? {}, conditionOn(caller)),
  });
}

type Conditions = NonNullable<Need['permission']['conditions']>;

function conditionOn(caller: Caller): Conditions {
  if ('role' in caller) return { ArnEquals: { 'aws:PrincipalArn': [caller.role] } };
  if ('othersThan' in caller) return { StringNotEquals: { 'aws:PrincipalAccount': caller.othersThan } };
  if ('accounts' in caller) return { StringEquals: { 'aws:PrincipalAccount': caller.accounts } };
  return {};
}

/** Both conditions at once; operators that appear in both keep the keys of both. */
function merge(a: Conditions, b: Conditions): Conditions {
  const operators = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(operators.map((operator) => [operator, { ...a[operator], ...b[operator] }]));
}

/** `open-lane` makes `OpenLane`. */
const pascal = (words: string) =>
  words.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
