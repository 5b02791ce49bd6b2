import { ruleGroups } from '../../../lib/control-tower/rule-groups';

const resource = (Type: string) => ({ Type, Properties: {} });
const RESOURCES = { 'a/Bucket': resource('S3'), 'b/Bucket': resource('S3'), 'a/Key': resource('KMS') };

test('a rule is evaluated on the resources of every type that it names, and on no other', () => {
  const rules = [
    { file: 'buckets', types: ['S3'] },
    { file: 'both', types: ['KMS', 'S3'] },
  ];
  expect(ruleGroups(rules, RESOURCES)).toEqual([
    { files: ['buckets'], resources: { 'a/Bucket': resource('S3'), 'b/Bucket': resource('S3') } },
    { files: ['both'], resources: RESOURCES },
  ]);
});

test('rules that name the same types are evaluated together', () => {
  const rules = [
    { file: 'one', types: ['KMS'] },
    { file: 'two', types: ['KMS', 'RDS'] },
  ];
  expect(ruleGroups(rules, RESOURCES).map(({ files }) => files)).toEqual([['one', 'two']]);
});

test('a rule about types that no stack has is left out', () => {
  expect(ruleGroups([{ file: 'databases', types: ['RDS'] }], RESOURCES)).toEqual([]);
});
