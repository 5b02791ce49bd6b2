import { accountNames } from '../../../../lib/proof/live/account-names';
import type { FoundStack } from '../../../../lib/proof/live/found-account';
import { symbolOf } from '../../../../lib/proof/template/names';
import type { Template, Templates } from '../../../../lib/proof/template/template';

const template: Template = {
  Resources: {
    Lane: { Type: 'AWS::IAM::Role' },
    Store: { Type: 'AWS::S3::Bucket' },
    StorePolicy: { Type: 'AWS::S3::BucketPolicy' },
    Queue: { Type: 'AWS::SQS::Queue' },
    Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' },
  },
  Outputs: { Name: { Value: { 'Fn::GetAtt': ['Balancer', 'DNSName'] } } },
};
const stack: FoundStack = {
  name: 's',
  id: 'arn:aws:cloudformation:us-east-1:111122223333:stack/s/01234567-89ab-cdef-0123-456789abcdef',
  status: 'CREATE_COMPLETE',
  terminationProtection: false,
  template,
  physicalIds: new Map([
    ['StorePolicy', 'records-store'],
    ['Lane', 's-Lane-ABC123'],
    ['Store', 'records-store'],
    ['Queue', 'https://sqs.us-east-1.amazonaws.com/111122223333/s-Queue-XYZ'],
  ]),
  outputs: new Map([['Name', 'internal-one.elb.amazonaws.com']]),
  parameters: new Map(),
  readings: new Map(),
};
const templates: Templates = {
  stacks: { s: template },
  account: '111122223333',
  region: 'us-east-1',
  partition: 'aws',
  dnsSuffix: 'amazonaws.com',
};
const names = accountNames(templates, [stack]);
const arn = (role: string) => `arn:aws:iam::111122223333:role/${role}`;

test('a text with the symbol of a resource is the text with its name', () => {
  expect(names.isSame(arn(symbolOf('s', 'Lane')), arn('s-Lane-ABC123'))).toBe(true);
});

test.each(['s-Lane-ABC124', 'xs-Lane-ABC123', 's-Lane-ABC123x'])(
  'and not the text with the name %s',
  (name) => {
    expect(names.isSame(arn(symbolOf('s', 'Lane')), arn(name))).toBe(false);
  },
);

test('a name in a text of the account becomes its symbol', () => {
  expect(names.symbolic({ of: [arn('s-Lane-ABC123')] })).toEqual({ of: [arn(symbolOf('s', 'Lane'))] });
});

test('a longer name that begins with a name stays as it is', () => {
  expect(names.symbolic('s-Lane-ABC123-old')).toBe('s-Lane-ABC123-old');
});

test('the name of a bucket means the bucket, and not its policy', () => {
  expect(names.symbolic('arn:aws:s3:::records-store/*')).toBe(`arn:aws:s3:::${symbolOf('s', 'Store')}/*`);
});

test('a queue is known by its URL and by its name', () => {
  expect(names.isSame(symbolOf('s', 'Queue'), 's-Queue-XYZ')).toBe(true);
  expect(names.isSame(symbolOf('s', 'Queue'), stack.physicalIds.get('Queue') ?? '')).toBe(true);
});

test('an attribute is known by the output that has it', () => {
  expect(names.isSame(symbolOf('s', 'Balancer.DNSName'), 'internal-one.elb.amazonaws.com')).toBe(true);
});

test('a symbol without a name is undecided, where the rest of the text fits', () => {
  expect(() => names.isSame(`x-${symbolOf('s', 'Balancer')}`, 'x-1')).toThrow('the account does not say');
  expect(names.isSame(`x-${symbolOf('s', 'Balancer')}`, 'y-1')).toBe(false);
});
