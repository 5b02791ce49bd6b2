import type { Deployment } from '../deployment';
import { factsIfKnown } from '../facts/regions';
import { partitionAndAccountOf, withoutPath } from '../principal';
import { repeated } from '../repeated';
import { sectionCheck } from './check';

/**
 * Publishers and custodians are principals of the deployment's own account. Resource policies only spare them from a
 * denial, so a principal elsewhere would get no permission, and a mistyped account would lock everybody out.
 */
export const publishersAreAtHome = sectionCheck(
  ['region', 'account', 'audit', 'publishers'],
  ({ region, account, audit, publishers }) => {
    const facts = factsIfKnown(region);
    if (!facts) return [];
    return listsOf({ audit, publishers }).flatMap(([path, arns]) =>
      arns.flatMap((arn, index) => {
        const found = partitionAndAccountOf(arn);
        if (found.partition === facts.partition && found.account === account) return [];
        return [
          {
            path: `${path}[${index}]`,
            got: arn,
            allowed: `a role or user of this account, arn:${facts.partition}:iam::${account}:…`,
            fix: 'name a role of this account, which principals elsewhere may assume',
          },
        ];
      }),
    );
  },
);

/** Names of roles and of users are unique in an account, whatever their paths. */
export const publishersDiffer = sectionCheck(['audit', 'publishers'], (sections) =>
  listsOf(sections).flatMap(([path, arns]) =>
    repeated(arns, withoutPath).map(({ item, index, firstIndex }) => ({
      path: `${path}[${index}]`,
      got: item,
      allowed: `each principal once; ${path}[${firstIndex}] is the same`,
      fix: 'remove the one that is not the ARN that IAM shows, path included',
    })),
  ),
);

/** The lists of principals that a denial spares. */
const listsOf = ({ audit, publishers }: Pick<Deployment, 'audit' | 'publishers'>) =>
  [
    ['audit.custodians', audit.custodians],
    ['publishers.credentials', publishers.credentials],
    ['publishers.models', publishers.models],
  ] as const;
