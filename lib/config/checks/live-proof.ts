import { factsIfKnown } from '../facts/regions';
import { partitionAndAccountOf } from '../principal';
import { repeated } from '../repeated';
import { sectionCheck } from './check';

/** A role that nothing may assume proves nothing. */
export const liveProofIsRun = sectionCheck(['liveProof'], ({ liveProof }) => {
  if (!liveProof || liveProof.runBy.principals.length + liveProof.runBy.pipelines.length > 0) return [];
  return [
    {
      path: 'liveProof.runBy',
      got: liveProof.runBy,
      allowed: 'at least one of principals and pipelines',
      fix: 'name the role of the job that runs the proof, or the provider and the subject of its token; or remove liveProof',
    },
  ];
});

/** IAM refuses a trust policy that names a principal of another partition. */
export const liveProofRunsInPartition = sectionCheck(['region', 'liveProof'], ({ region, liveProof }) => {
  const facts = factsIfKnown(region);
  if (!facts) return [];
  return (liveProof?.runBy.principals ?? []).flatMap((arn, index) =>
    partitionAndAccountOf(arn).partition === facts.partition
      ? []
      : [
          {
            path: `liveProof.runBy.principals[${index}]`,
            got: arn,
            allowed: `a role or user of the partition of ${region}, arn:${facts.partition}:iam::…`,
            fix: 'name a role of this partition, which the job can assume',
          },
        ],
  );
});

export const liveProofRunnersDiffer = sectionCheck(['liveProof'], ({ liveProof }) => {
  const { principals = [], pipelines = [] } = liveProof?.runBy ?? {};
  const twice = (path: string, names: readonly string[], what: string, fix: string) =>
    repeated(names, (name) => name).map(({ item, index, firstIndex }) => ({
      path: `liveProof.runBy.${path}[${index}]`,
      got: item,
      allowed: `each ${what} once; liveProof.runBy.${path}[${firstIndex}] is the same`,
      fix,
    }));
  return [
    ...twice('principals', principals, 'principal', 'remove one of the two'),
    ...twice(
      'pipelines',
      pipelines.map(({ provider, audience }) => `${provider} for ${audience}`),
      'provider and audience',
      'write the subjects of both into one entry',
    ),
  ];
});
