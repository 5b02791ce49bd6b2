import { functionKey, SOURCE_FOLDERS, worldOf } from '../../../lib/proof/subject';
import { fixtureDeployment } from '../../fixture-deployments';

test.each([
  ['sandbox', 'us-east-1', 'aws', 'amazonaws.com'],
  ['us-gov-west-1', 'us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
])(
  'the templates of %s are read as of its account, region and partition',
  (name, region, partition, suffix) => {
    const stacks = { s: { Resources: {} } };
    expect(worldOf({ deployment: fixtureDeployment(name), stacks }).templates).toEqual({
      stacks,
      account: '111122223333',
      region,
      partition,
      dnsSuffix: suffix,
    });
  },
);

test('a function is known by its stack and logical id', () => {
  expect(functionKey('s', 'Router')).toBe('{s/Router}');
});

test('the sources of a function are those of the router, the authorizer, the signer or the reader of documents', () => {
  expect(SOURCE_FOLDERS).toEqual([
    'lambda/router',
    'lambda/authorizer',
    'lambda/chain-heads',
    'lambda/document-reader',
  ]);
});
