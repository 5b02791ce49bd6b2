import { isServiceTag } from '../../../../lib/config/facts/service-tags';
import { problemsAfter } from '../changed';

const ACTED_UPON = [
  'aws:createdBy',
  'awsApplication',
  'AmazonECSManaged',
  'InspectorEc2Exclusion',
  'InspectorExclusion',
  'InspectorCodeExclusion',
  'inspectorexclusion',
  'GuardDutyManaged',
  'GuardDutyExcluded',
  'DevOps-Guru-production',
  'Patch Group',
  'PatchGroup',
  'kubernetes.io/cluster/main',
  'elbv2.k8s.aws/cluster',
  'karpenter.sh/discovery',
  ' InspectorExclusion',
];

test.each(ACTED_UPON)('a service acts on the tag %s, so a deployment file may not set it', (key) => {
  expect(isServiceTag(key)).toBe(true);
  expect(problemsAfter({ tags: { [key]: 'x' } })).toEqual([
    expect.objectContaining({
      path: `tags.${key}`,
      allowed: expect.stringContaining('no AWS service acts on'),
    }),
  ]);
});

test.each(['application', 'environment', 'cost-center', 'Name', 'owner of the laws', 'patched'])(
  'no service acts on the tag %s',
  (key) => expect(isServiceTag(key)).toBe(false),
);
