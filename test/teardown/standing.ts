import { referencesIn } from '../../lib/assembly/template';
import { type AllowedCall, callsIn, words } from '../../lib/proof/allowed-calls';
import { demandedBoundary } from '../../lib/proof/expected/account-rules';
import { ABSENT } from '../../lib/proof/iam/context';
import { permits } from '../../lib/proof/iam/evaluate';
import { type Identity, identities } from '../../lib/proof/iam/identities';
import { roleContext } from '../../lib/proof/lane-request';
import { type Subject, worldOf } from '../../lib/proof/subject';
import type { Template } from '../../lib/proof/template/template';
import type { World } from '../../lib/proof/template/world';

/** The templates that a test examines, by stack name. */
export type Stacks = Subject['stacks'];

/** What a subject has besides one stack and those that are gone already. */
export const without = (stacks: Stacks, gone: readonly string[]): Stacks =>
  Object.fromEntries(Object.entries(stacks).filter(([name]) => !gone.includes(name)));

/** What is left of these stacks when all of them are deleted. */
export const leftOf = (stacks: Stacks): Stacks =>
  Object.fromEntries(
    Object.entries(stacks).map(([name, template]) => [
      name,
      {
        ...template,
        Resources: Object.fromEntries(
          Object.entries(template.Resources).filter(
            ([, { DeletionPolicy = 'Delete' }]) => DeletionPolicy !== 'Delete',
          ),
        ),
      } satisfies Template,
    ]),
  );

/**
 * What something that still exists may no longer do, role by role and call by call: by policies that are gone, a role
 * that is gone, or a service that the role no longer trusts. A role is in use where a resource outside IAM names it, not
 * only a policy of a key or a bucket.
 */
export function lostIn(subject: Subject, left: Stacks): readonly string[] {
  const before = worldOf(subject);
  const after = worldOf({ ...subject, stacks: left });
  const boundary = demandedBoundary(subject.deployment);
  const [were, are] = [identities(before, boundary), identities(after, boundary)];
  return were
    .filter((role) => isInUse(role, before, left))
    .flatMap((role) => {
      const same = are.find(({ arn }) => arn === role.arn);
      if (!same) return [`${role.name} is gone`];
      return callsIn(role.statements)
        .filter((call) => mayCall(role, call, before) && !mayCall(same, call, before))
        .map((call) => `${role.name}: ${words(call)}`);
    });
}

/** By the whole templates, in which every reference can be read. */
function isInUse({ arn }: Identity, { all }: World, left: Stacks): boolean {
  return all.some(
    ({ logicalId, stack, type, values }) =>
      left[stack]?.Resources[logicalId] !== undefined &&
      !type.startsWith('AWS::IAM::') &&
      JSON.stringify(valuesWithoutPolicies(values)).includes(JSON.stringify(arn)),
  );
}

/** What stays and names something that does not, in the same stack: not in a policy, which may name what is gone. */
export const danglingIn = (left: Stacks): readonly string[] =>
  Object.values(left).flatMap(({ Resources }) =>
    Object.entries(Resources).flatMap(([logicalId, { Properties = {}, Type }]) =>
      referencesIn(valuesWithoutPolicies(Properties))
        .filter((named) => !named.startsWith('AWS::') && Resources[named] === undefined)
        .map((named) => `${Type} ${logicalId} names ${named}`),
    ),
  );

const POLICIES = ['KeyPolicy', 'PolicyDocument', 'ResourcePolicy', 'RepositoryPolicyText', 'Policy'];

const valuesWithoutPolicies = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([property]) => !POLICIES.includes(property)));

function mayCall(
  { principal, statements }: Identity,
  call: AllowedCall,
  { ofType, templates }: World,
): boolean {
  const [vpc] = ofType('AWS::EC2::VPC');
  const [guardrail] = ofType('AWS::Bedrock::Guardrail');
  const { account, partition, region } = templates;
  const { action, resource, context } = call;
  const request = {
    principal,
    action,
    resource,
    context: {
      ...roleContext(principal, vpc?.symbol ?? '', region),
      'lambda:SourceFunctionArn': ABSENT,
      'bedrock:InferenceProfileArn': ABSENT,
      'bedrock:GuardrailIdentifier': guardrail
        ? `arn:${partition}:bedrock:${region}:${account}:guardrail/${guardrail.symbol}:1`
        : ABSENT,
      ...context,
    },
  };
  return permits(statements, request) === true;
}

/** The imports of these stacks that none of them exports: CloudFormation refuses to delete what exports them. */
export function refusedImports(stacks: Stacks): readonly string[] {
  const exported = Object.values(stacks).flatMap(({ Outputs = {} }) =>
    Object.values(Outputs).flatMap(({ Export }) => (Export ? [String(Export.Name)] : [])),
  );
  return Object.entries(stacks).flatMap(([stack, template]) =>
    [...JSON.stringify(template).matchAll(/\{"Fn::ImportValue":"([^"]+)"\}/g)]
      .map(([, name = '']) => name)
      .filter((name) => !exported.includes(name))
      .map((name) => `${stack} imports ${name}`),
  );
}
