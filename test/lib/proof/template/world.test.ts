import type { Template } from '../../../../lib/proof/template/template';
import { createWorld } from '../../../../lib/proof/template/world';

const worldOf = (stacks: Record<string, Template['Resources']>) =>
  createWorld({
    stacks: Object.fromEntries(Object.entries(stacks).map(([name, Resources]) => [name, { Resources }])),
    account: '111122223333',
    region: 'eu-central-1',
    partition: 'aws',
    dnsSuffix: 'amazonaws.com',
  });

const WORLD = worldOf({
  one: {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'files', Tags: ['a', 'b'], Depth: 3 } },
    Key: { Type: 'AWS::KMS::Key' },
  },
  two: { Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { Ref: 'Topic' } } } },
});

test('the world is every resource of every stack', () => {
  expect(WORLD.all.map(({ stack, logicalId, type, symbol }) => [stack, logicalId, type, symbol])).toEqual([
    ['one', 'Bucket', 'AWS::S3::Bucket', '⟦one/Bucket⟧'],
    ['one', 'Key', 'AWS::KMS::Key', '⟦one/Key⟧'],
    ['two', 'Topic', 'AWS::SNS::Topic', '⟦two/Topic⟧'],
  ]);
});

test('resources are found by any of several types', () => {
  expect(WORLD.ofType('AWS::SNS::Topic', 'AWS::KMS::Key').map(({ symbol }) => symbol)).toEqual([
    '⟦one/Key⟧',
    '⟦two/Topic⟧',
  ]);
});

test('a resource is found by its symbol', () => {
  expect(WORLD.named('⟦one/Key⟧').type).toBe('AWS::KMS::Key');
});

test('a symbol of nothing is undecided', () => {
  expect(() => WORLD.named('⟦one/Nothing⟧')).toThrow('⟦one/Nothing⟧ is no');
});

const bucket = WORLD.named('⟦one/Bucket⟧');

test('a property that is set is known to be, and read as text or as a list of texts', () => {
  expect(bucket.has('BucketName')).toBe(true);
  expect([bucket.text('BucketName'), bucket.texts('BucketName'), bucket.texts('Tags')]).toEqual([
    'files',
    ['files'],
    ['a', 'b'],
  ]);
});

test('a property that is not set has no value and no texts', () => {
  expect([bucket.has('Rules'), bucket.get('Rules'), bucket.texts('Rules')]).toEqual([false, undefined, []]);
  expect([WORLD.named('⟦one/Key⟧').has('Rules'), WORLD.named('⟦one/Key⟧').get('Rules')]).toEqual([
    false,
    undefined,
  ]);
});

test('a property is read with its references resolved', () => {
  expect(WORLD.named('⟦two/Topic⟧').text('KmsMasterKeyId')).toBe(
    'arn:aws:sns:eu-central-1:111122223333:⟦two/Topic⟧',
  );
});

test('a property of another kind than is asked for is undecided', () => {
  expect(() => bucket.text('Depth')).toThrow('⟦one/Bucket⟧: Depth is not text');
  expect(() => bucket.texts('Depth')).toThrow('⟦one/Bucket⟧: Depth is not a list of texts');
});

test('a list in which one item is no text is undecided', () => {
  const mixed = worldOf({ one: { Mixed: { Type: 'T', Properties: { List: ['a', 1] } } } });
  expect(() => mixed.named('⟦one/Mixed⟧').texts('List')).toThrow('not a list of texts');
});

test('a resource that exists on a condition is undecided', () => {
  const conditional = worldOf({ one: { Maybe: { Type: 'T', Properties: { A: 'a' }, Condition: 'IsProd' } } });
  expect(() => conditional.named('⟦one/Maybe⟧').get('A')).toThrow('⟦one/Maybe⟧');
});
