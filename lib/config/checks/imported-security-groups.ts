import { groupsInUse } from '../groups-in-use';
import { groupsGiven } from '../imports/imported-security-groups';
import type { Problem } from '../problem';
import { repeated } from '../repeated';
import { policyCheck, sectionCheck } from './check';

const at = (use: string) => `imports.securityGroups.ids.${use}`;

const ALL_OR_NONE =
  'all groups are imported, or none: the templates then have no security group and no rule. npm run policy -- <name> --imports <folder> writes the rules of each';

/** Each group that the deployment uses is imported, and no other. */
export const importedGroupsAreThoseInUse = policyCheck(
  ['imports', 'secondOpinion'],
  ({ imports, ...sections }) => {
    const { securityGroups, endpoints } = imports;
    if (!securityGroups) return [];
    const used = groupsInUse({ imports, ...sections });
    const fixOf = (use: string) =>
      endpoints.some((one) => use === `${one.service}-endpoint`)
        ? 'remove this one: imports.endpoints has the endpoint and its group'
        : 'remove this one: nothing would use it';
    return [
      ...used
        .filter((use) => securityGroups.ids[use] === undefined)
        .map((use) => ({
          path: at(use),
          got: undefined,
          allowed: `the id of the security group: ${ALL_OR_NONE}`,
          fix: 'have the group made, and write its id; or remove imports.securityGroups, and the deployment creates every group',
        })),
      ...groupsGiven(securityGroups)
        .filter(([use]) => !used.includes(use))
        .map(([use, id]) => ({
          path: at(use),
          got: id,
          allowed: `the groups that this deployment uses: ${used.join(', ')}`,
          fix: fixOf(use),
        })),
    ];
  },
);

/** Groups are imported into an imported VPC: the group of one VPC has no members in another. */
export const importedGroupsHaveVpc = sectionCheck(['imports'], ({ imports: { vpc, securityGroups } }) =>
  vpc || !securityGroups
    ? []
    : [
        {
          path: 'imports.securityGroups',
          got: `${Object.keys(securityGroups.ids).length} groups`,
          allowed: 'imported security groups together with imports.vpc, the VPC that has them',
          fix: 'import the VPC too; or remove the groups, and the deployment creates its own',
        },
      ],
);

/** Each use has a group of its own: with one group for two uses, each could open the connections of the other. */
export const importedGroupsDiffer = sectionCheck(
  ['imports'],
  ({ imports: { endpoints, securityGroups } }): readonly Problem[] => {
    const given = securityGroups ? groupsGiven(securityGroups) : [];
    const refused = (use: string, id: string, other: string) => ({
      path: at(use),
      got: id,
      allowed: `a security group of its own for each use; ${other} has this one`,
      fix: `write the group that was made for ${use}`,
    });
    return [
      ...repeated(given, ([, id]) => id).map(({ item: [use, id], firstIndex }) =>
        refused(use, id, given[firstIndex]?.[0] ?? ''),
      ),
      ...given.flatMap(([use, id]) => {
        const index = endpoints.findIndex((one) => one.kind === 'interface' && one.securityGroup === id);
        return index === -1 ? [] : [refused(use, id, `imports.endpoints[${index}]`)];
      }),
    ];
  },
);
