import { rulesOf } from '../account-rules';
import { factsIfKnown } from '../facts/regions';
import { IMPORTED_ROLES, type ImportedRole, type ImportedRoles } from '../imports/imported-roles';
import type { Problem } from '../problem';
import { repeated } from '../repeated';
import { nameByPattern } from '../role-names';
import { rolesInUse } from '../roles-in-use';
import { policyCheck, sectionCheck } from './check';
import { sameRole } from './imported-roles-apart';

const ALL_OR_NONE =
  'all roles are imported, or none: the templates then have no role and no policy. npm run policy -- <name> --imports <folder> writes what each has to be';

/** Each role that the deployment uses is imported, and no other. */
export const importedRolesAreThoseInUse = policyCheck(
  ['imports', 'accountSettings'],
  ({ imports: { roles }, ...sections }) => {
    if (!roles) return [];
    const used = rolesInUse(sections);
    return [
      ...used
        .filter((role) => roles.arns[role] === undefined)
        .map((role) => ({
          path: `imports.roles.arns.${role}`,
          got: undefined,
          allowed: `the ARN of the role: ${ALL_OR_NONE}`,
          fix: `have the role made, and write its ARN; or remove imports.roles, and the deployment creates every role`,
        })),
      ...given(roles)
        .filter(([role]) => !used.includes(role))
        .map(([role, arn]) => ({
          path: `imports.roles.arns.${role}`,
          got: arn,
          allowed: `the roles that this deployment uses: ${used.join(', ')}`,
          fix: 'remove this one: nothing would use it',
        })),
      ...profileProblems(roles, used.includes('vllm-instance')),
    ];
  },
);

function profileProblems({ instanceProfile }: ImportedRoles, needed: boolean): readonly Problem[] {
  if ((instanceProfile !== undefined) === needed) return [];
  return [
    {
      path: 'imports.roles.instanceProfile',
      got: instanceProfile,
      allowed: needed
        ? 'the ARN of an instance profile that has the role vllm-instance: EC2 gives a role to instances by a profile'
        : 'no instance profile: this deployment has no model on vllm, and starts no instance',
      fix: needed ? 'have the profile made, and write its ARN' : 'remove it',
    },
  ];
}

/** The roles and the instance profile belong to the account of the deployment: no other role can be passed to a service. */
export const importedRolesAreAtHome = sectionCheck(
  ['account', 'region', 'imports'],
  ({ account, region, imports: { roles } }) => {
    const facts = factsIfKnown(region);
    if (!facts || !roles) return [];
    const home = `arn:${facts.partition}:iam::${account}:`;
    const all: readonly (readonly [string, string])[] = [
      ...given(roles).map(([role, arn]) => [`arns.${role}`, arn] as const),
      ...(roles.instanceProfile === undefined ? [] : [['instanceProfile', roles.instanceProfile] as const]),
    ];
    return all
      .filter(([, arn]) => !arn.startsWith(home))
      .map(([field, arn]) => ({
        path: `imports.roles.${field}`,
        got: arn,
        allowed: `an ARN of this account, ${home}…`,
        fix: 'have it made in this account: a role of another account cannot be passed to a service here',
      }));
  },
);

/** Each use has a role of its own: with one role for two uses, each could do what the other may. A path makes no other role. */
export const importedRolesDiffer = sectionCheck(['imports'], ({ imports: { roles } }) =>
  repeated(roles ? given(roles) : [], ([, arn]) => sameRole(arn)).map(
    ({ item: [role, arn], firstIndex }) => ({
      path: `imports.roles.arns.${role}`,
      got: arn,
      allowed: `a role of its own for each use; ${roles && given(roles)[firstIndex]?.[0]} has this one`,
      fix: `write the role that was made for ${role}`,
    }),
  ),
);

/** The policies of roles name keys, subnets and the VPC by ids. Of those that are created, no id is known before the deploy. */
export const importedRolesHaveNames = sectionCheck(['imports'], ({ imports: { roles, vpc, keys } }) => {
  if (!roles) return [];
  const left = [
    ...(vpc ? [] : ['imports.vpc']),
    ...(['data', 'audit', 'digest', 'heads'] as const)
      .filter((name) => keys[name] === undefined)
      .map((name) => `imports.keys.${name}`),
  ];
  return left.map((path) => ({
    path,
    got: undefined,
    allowed:
      'an import, because imports.roles is given: the policies of roles name it by its id, and the id of what a deploy creates is not known before it',
    fix: 'import it too; or remove imports.roles, and the deployment creates every role',
  }));
});

/** The path and the names that the account demands of roles are those of the imported ones. */
export const importedRolesFollowRules = sectionCheck(
  ['name', 'imports', 'accountRules'],
  ({ name, imports: { roles }, accountRules }) => {
    const { path, name: pattern } = rulesOf({ accountRules }).roles;
    if (!roles) return [];
    return given(roles).flatMap(([role, arn]) => {
      const [, at = '', own = ''] = /:role(\/.*\/|\/)([^/]+)$/.exec(arn) ?? [];
      const demanded = `${path ?? at}${pattern === undefined ? own : nameByPattern(pattern, name, role)}`;
      if (`${at}${own}` === demanded) return [];
      return [
        {
          path: `imports.roles.arns.${role}`,
          got: arn,
          allowed: `role${demanded}, path and name, as accountRules.roles demands`,
          fix: 'have the role made there; or correct accountRules.roles',
        },
      ];
    });
  },
);

/** In the order of the roles. */
const given = ({ arns }: ImportedRoles): readonly (readonly [ImportedRole, string])[] =>
  IMPORTED_ROLES.flatMap((role) => {
    const arn = arns[role];
    return arn === undefined ? [] : [[role, arn] as const];
  });
