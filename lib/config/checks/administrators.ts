import { administratorsOf } from '../administrators';
import { factsIfKnown } from '../facts/regions';
import { partitionAndAccountOf } from '../principal';
import { repeated } from '../repeated';
import { sectionCheck } from './check';

/** The live proof reads the principals of one account: an entry for another would never match. */
export const administratorsAreAtHome = sectionCheck(['region', 'account', 'liveProof'], (sections) => {
  const { region, account } = sections;
  const facts = factsIfKnown(region);
  if (!facts) return [];
  return administratorsOf(sections).flatMap(({ principal }, index) => {
    const found = partitionAndAccountOf(principal);
    if (found.partition === facts.partition && found.account === account) return [];
    return [
      {
        path: `liveProof.administrators[${index}].principal`,
        got: principal,
        allowed: `roles or users of this account, arn:${facts.partition}:iam::${account}:…`,
        fix: 'name the role of this account that the administrators assume',
      },
    ];
  });
});

/** Two entries for one principal would have two owners. */
export const administratorsDiffer = sectionCheck(['liveProof'], (sections) =>
  repeated(administratorsOf(sections), ({ principal }) => principal).map(({ item, index, firstIndex }) => ({
    path: `liveProof.administrators[${index}].principal`,
    got: item.principal,
    allowed: `each principal once; liveProof.administrators[${firstIndex}] is the same`,
    fix: 'remove one of the two',
  })),
);
