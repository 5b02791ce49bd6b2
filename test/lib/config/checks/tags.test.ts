import { SERVICE_TAG_PREFIXES, SERVICE_TAGS } from '../../../../lib/config/facts/service-tags';
import { problemsAfter } from '../changed';

const tagged = (tags: Readonly<Record<string, string>>) => problemsAfter({ tags });
const tag = (key: string, allowed: string) => [
  expect.objectContaining({ path: `tags.${key}`, allowed: expect.stringContaining(allowed) }),
];

const ACTS = [
  'InspectorEc2Exclusion',
  'InspectorExclusion',
  'InspectorCodeExclusion',
  'GuardDutyManaged',
  'GuardDutyExcluded',
  'AmazonECSManaged',
  'Patch Group',
  'PatchGroup',
  'Schedule',
  'for-use-with-amazon-emr-managed-policies',
  'ManagedByAmazonSageMakerResource',
  'AWSApplicationMigrationServiceManaged',
  'AWSElasticDisasterRecoveryManaged',
  'aws-backup',
  'aws-backup-plan',
  'aws-backup:plan',
  'dlm:managed',
  'eks:cluster-name',
  'kubernetes.io/cluster/prod',
  'k8s.io/cluster-autoscaler/enabled',
  'karpenter.sh/nodepool',
  'elbv2.k8s.aws/cluster',
  'node.k8s.amazonaws.com/instance_id',
  'ebs.csi.aws.com/cluster',
  'awsApplication',
  'devops-guru-production',
];

test.each(ACTS)('the tag %s is refused: something in the account acts on it', (key) => {
  expect(tagged({ [key]: 'true' })).toEqual(tag(key, 'nothing acts'));
});

/** Names that services write in one way, with a first word that begins other names as well. */
const IN_ONE_WAY = ['AmazonDataZoneProject', 'InspectorScanExclusion', 'GuardDutyAgent'];

test.each(IN_ONE_WAY)('the tag %s is refused: it is made as services make theirs', (key) => {
  expect(tagged({ [key]: 'true' })).toEqual(tag(key, 'nothing acts'));
});

const OTHER_WORDS = [
  'Amazonas-Projekt',
  'amazonian',
  'amazonX',
  'Amazon',
  'Amazon-Account',
  'inspector',
  'Inspectors',
];

test.each([...OTHER_WORDS, 'Inspector-name', 'guardduty-owner', 'aws-backups', 'Scheduler'])(
  'the tag %s is the own word of an organization',
  (key) => {
    expect(tagged({ [key]: 'true' })).toEqual([]);
  },
);

test.each(ACTS)('the tag %s is refused in other letters too', (key) => {
  expect(tagged({ [key.toUpperCase()]: '' })).toEqual(tag(key.toUpperCase(), 'nothing acts'));
});

test.each([...SERVICE_TAGS, ...SERVICE_TAG_PREFIXES])('the tag $key has a case above', ({ key }) => {
  expect([...ACTS, ...IN_ONE_WAY].some((one) => one.startsWith(key))).toBe(true);
});

test.each(['aws:owner', 'AWS:owner', 'Aws:x', 'aws:'])('%s begins with what AWS keeps for itself', (key) => {
  expect(tagged({ [key]: 'x' })).toEqual(tag(key, 'aws:'));
});

test.each([
  'a?b',
  'a*',
  'a#b',
  'a,b',
  'a;b',
  'a&b',
  'a<b',
  'a>b',
  'a(b)',
  'a\\b',
  'a"b',
  "a'b",
  '👍',
  ' a',
  'a ',
])('AWS refuses the key %j', (key) => {
  expect(tagged({ [key]: 'x' })).toEqual(tag(key, 'letters, digits'));
});

test.each(['a?b', 'a*', 'a,b', 'a;b', 'a&b', 'a<b', 'a>b', '{}', '👍'])(
  'AWS refuses the value %j',
  (value) => {
    expect(tagged({ note: value })).toEqual(tag('note', 'letters, digits'));
  },
);

test.each([
  'payments',
  'a b',
  'a_b.c:d/e=f+g-h@i',
  'Kostenstelle-Ä',
  '部門',
  '2026',
  'schedules',
  'my-aws:x',
])('AWS takes the key and the value %s', (text) => {
  expect(tagged({ [text]: text })).toEqual([]);
});

test('a value may be empty, and a key may not', () => {
  expect(tagged({ note: '' })).toEqual([]);
  expect(tagged({ '': 'x' })).toEqual(tag('', '1 to 128'));
});

test('a key has 128 characters at most, and a value 256', () => {
  expect(tagged({ ['k'.repeat(128)]: 'v'.repeat(256) })).toEqual([]);
  expect(tagged({ ['k'.repeat(129)]: 'v' })).toEqual(tag('k'.repeat(129), '1 to 128'));
  expect(tagged({ note: 'v'.repeat(257) })).toEqual(tag('note', '256'));
});

test('there are 40 tags at most', () => {
  const tags = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`t${at}`, 'x']));
  expect(tagged(tags(40))).toEqual([]);
  expect(tagged(tags(41))).toEqual([expect.objectContaining({ path: 'tags', got: 41 })]);
});

test('two keys differ by more than case', () => {
  expect(tagged({ owner: 'a', Owner: 'b' })).toEqual(tag('Owner', 'tags.owner'));
});
