import { isServiceTag } from '../../../../lib/config/facts/service-tags';

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

test.each(ACTED_UPON)('a service acts on the tag %s', (key) => {
  expect(isServiceTag(key)).toBe(true);
});

test.each(['application', 'environment', 'cost-center', 'Name', 'owner of the laws', 'patched'])(
  'no service acts on the tag %s',
  (key) => expect(isServiceTag(key)).toBe(false),
);
