import { factsIfKnown } from '../facts/regions';
import { partitionAndAccountOf } from '../principal';
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
    const lists = [
      ['audit.custodians', audit.custodians],
      ['publishers.credentials', publishers.credentials],
      ['publishers.models', publishers.models],
    ] as const;
    return lists.flatMap(([path, arns]) =>
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
