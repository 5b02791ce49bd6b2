import { GetRoleCommand, type Role } from '@aws-sdk/client-iam';
import type { RoleDescription } from '../../../../lib/proof/role-descriptions';
import type { Account } from '../../../account/account';
import { documentIn } from '../../../account/policy-document';
import { roleDocuments } from '../../../account/role-documents';
import { unlessAbsent } from '../../../account/unless-absent';
import { type Answer, warning } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched, notThere } from './as-vouched';
import { inOneLine } from './in-one-line';
import { roleDifferences } from './role-differences';

/**
 * Whether a role is there, and is as the report for its owner says: trust, policies, boundary and tags. What it denies
 * besides is a warning: it gives the role nothing, and may take away what the role needs.
 */
export async function checkImportedRole(
  { of, role, deployment }: PrerequisiteOf<'imported-role'>,
  { iam, region }: Pick<Account, 'iam' | 'region'>,
): Promise<Answer> {
  const look = `aws iam get-role --region ${region} --role-name ${role.name}`;
  const found = await unlessAbsent(
    iam.send(new GetRoleCommand({ RoleName: role.name })),
    'NoSuchEntityException',
  );
  if (!found?.Role) return notThere(of, region, look);
  const documents = await roleDocuments(role.name, iam);
  const commands = [
    `npm run policy -- ${deployment} --imports owner-policies`,
    look,
    `aws iam list-attached-role-policies --region ${region} --role-name ${role.name}`,
    `aws iam list-role-policies --region ${region} --role-name ${role.name}`,
  ];
  const problems = [...problemsOf(found.Role, role), ...permissionProblems(documents, role)];
  const limits = limitsOf(found.Role, role, documents);
  if (problems.length > 0 || limits.length === 0) return asVouched(of, [...problems, ...limits], ...commands);
  return warning(
    `The ${of.thing} ${of.id} has limits that the report does not have, and may lack what it needs: ${limits.join('; ')}. Ask ${of.by.name}.`,
    ...commands,
  );
}

/** What may take away from the role what it needs, and gives it nothing. */
function limitsOf(
  { AssumeRolePolicyDocument, PermissionsBoundary }: Role,
  { boundary, policies, trust }: RoleDescription,
  documents: readonly unknown[],
): readonly string[] {
  const ofTrust = roleDifferences([documentIn(AssumeRolePolicyDocument)], [trust]);
  const own = roleDifferences(
    documents,
    policies.map(({ document }) => document),
  );
  const arn = PermissionsBoundary?.PermissionsBoundaryArn;
  return [
    ...(boundary === undefined && arn !== undefined
      ? [`it has the permissions boundary ${arn}, which accountRules.permissionsBoundary does not name`]
      : []),
    ...ofTrust.deniesFurther.map((one) => `its trust policy also has: ${inOneLine(one)}`),
    ...own.deniesFurther.map((one) => `its policies also deny: ${inOneLine(one)}`),
  ];
}

function problemsOf(found: Role, { arn, boundary, tags, trust }: RoleDescription): readonly string[] {
  const { lacks, allowsFurther } = roleDifferences([documentIn(found.AssumeRolePolicyDocument)], [trust]);
  const own = new Map(found.Tags?.map(({ Key, Value }) => [Key, Value]));
  const { PermissionsBoundaryArn } = found.PermissionsBoundary ?? {};
  return [
    ...(found.Arn === arn ? [] : [`its ARN is ${found.Arn}`]),
    ...lacks.map((one) => `its trust policy does not have this statement: ${inOneLine(one)}`),
    ...allowsFurther.map((one) => `its trust policy also has: ${inOneLine(one)}`),
    ...(boundary === undefined || boundary === PermissionsBoundaryArn
      ? []
      : [`its permissions boundary is ${PermissionsBoundaryArn ?? 'none'}, not ${boundary}`]),
    ...Object.entries(tags)
      .filter(([key, value]) => own.get(key) !== value)
      .map(([key, value]) => `its tag ${key} is ${own.get(key) ?? 'not there'}; it has to be ${value}`),
  ];
}

function permissionProblems(documents: readonly unknown[], { policies }: RoleDescription): readonly string[] {
  const { lacks, allowsFurther } = roleDifferences(
    documents,
    policies.map(({ document }) => document),
  );
  return [
    ...lacks.map((one) => `its policies do not have this statement: ${inOneLine(one)}`),
    ...allowsFurther.map((one) => `its policies also allow: ${inOneLine(one)}`),
  ];
}
