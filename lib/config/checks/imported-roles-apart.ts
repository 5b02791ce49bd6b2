import type { Deployment } from '../deployment';
import { IMPORTED_ROLES } from '../imports/imported-roles';
import { withoutPath } from '../principal';
import { LONGEST_ROLE_NAME } from '../role-names';
import { sectionCheck } from './check';

type Named = Pick<Deployment, 'accountRules' | 'audit' | 'callers' | 'liveProof' | 'publishers'>;

/**
 * What the file names for another purpose is no role of the deployment: a lane that may also publish weights, or a caller
 * that has the role of a lane, would have the rights of both.
 */
export const importedRolesAreNamedOnce = sectionCheck(
  ['imports', 'accountRules', 'audit', 'callers', 'liveProof', 'publishers'],
  ({ imports: { roles }, ...sections }) => {
    const others = new Map(principalsIn(sections).map(({ path, arn }) => [sameRole(arn), path]));
    return IMPORTED_ROLES.flatMap((role) => {
      const arn = roles?.arns[role];
      const other = arn === undefined ? undefined : others.get(sameRole(arn));
      if (other === undefined) return [];
      return [
        {
          path: `imports.roles.arns.${role}`,
          got: arn,
          allowed: `a role for this use alone; ${other} names it too, and it would have the rights of both`,
          fix: `have a role made for ${role}, or name another principal in ${other}`,
        },
      ];
    });
  },
);

/** IAM can make the roles (IAM user guide, "IAM name limits" and "Service-linked roles"). */
export const importedRolesCanBeMade = sectionCheck(['imports'], ({ imports: { roles } }) =>
  IMPORTED_ROLES.flatMap((role) => {
    const arn = roles?.arns[role] ?? '';
    const name = arn.split('/').at(-1) ?? '';
    const problem = (allowed: string, fix: string) => ({
      path: `imports.roles.arns.${role}`,
      got: arn,
      allowed,
      fix,
    });
    return [
      ...(name.length > LONGEST_ROLE_NAME
        ? [
            problem(
              `a name of at most ${LONGEST_ROLE_NAME} characters, as IAM demands`,
              'write the ARN that aws iam get-role prints',
            ),
          ]
        : []),
      ...(/:role\/aws-(service-role|reserved)\//.test(arn)
        ? [
            problem(
              'a role that its team can change; AWS manages those below /aws-service-role/ and /aws-reserved/',
              `have a role made for ${role}`,
            ),
          ]
        : []),
    ];
  }),
);

/** Names of roles are unique in an account, whatever their path and case. */
export const sameRole = (arn: string): string => withoutPath(arn).toLowerCase();

/** Every principal that the file names for one purpose, with its place. */
function principalsIn(sections: Named): readonly { readonly path: string; readonly arn: string }[] {
  const { accountRules, audit, callers, liveProof, publishers } = sections;
  const listed = (path: string, arns: readonly string[] = []) =>
    arns.map((arn, index) => ({ path: `${path}[${index}]`, arn }));
  return [
    ...callers.flatMap(({ principals }, index) => listed(`callers[${index}].principals`, principals)),
    ...listed('audit.custodians', audit.custodians),
    ...listed('publishers.credentials', publishers.credentials),
    ...listed('publishers.models', publishers.models),
    ...listed('liveProof.runBy.principals', liveProof?.runBy?.principals),
    ...Object.entries(accountRules?.synthesis ?? {})
      .filter(([key]) => key.endsWith('Role'))
      .map(([key, arn]) => ({ path: `accountRules.synthesis.${key}`, arn })),
  ];
}
