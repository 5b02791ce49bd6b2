import { readFileSync } from 'node:fs';
import { AWS_LABELS, TAKEN_DOMAINS } from '../../../../../lib/config/facts/taken-domains';
import { problemsAfter } from '../../../config/changed';

const AT = 'models[0].certificate.hostName';
const named = (hostName: string) => problemsAfter({ [AT]: hostName });

const REFUSED: readonly (readonly [name: string, word: string])[] = [
  ['bedrock-runtime.us-east-1.amazonaws.com', 'AWS'],
  ['sts.cn-north-1.amazonaws.com.cn', 'AWS'],
  ['kms.eusc-de-east-1.amazonaws.eu', 'AWS'],
  ['abc.lambda-url.us-east-1.on.aws', 'AWS'],
  ['s3.dualstack.us-east-1.api.aws', 'AWS'],
  ['docs.amazonwebservices.com', 'AWS'],
  ['s3.cn-north-1.api.amazonwebservices.com.cn', 'AWS'],
  ['x.api.amazonwebservices.eu', 'AWS'],
  ['signin.aws.amazon.com', 'AWS'],
  ['x.aws.dev', 'AWS'],
  ['x.amazon.dev', 'AWS'],
  ['x.amazon', 'AWS'],
  ['x.amazontrust.com', 'AWS'],
  ['x.awsstatic.cn', 'AWS'],
  ['x.studio.cn-north-1.sagemaker.com.cn', 'AWS'],
  ['d111111abcdef8.cloudfront.cn', 'AWS'],
  ['amazon.de', 'AWS'],
  ['x.amazon.co.uk', 'AWS'],
  ['x.amazon.com.au', 'AWS'],
  ['x.awsdns-01.com', 'AWS'],
  ['ns-1.awsdns-63.co.uk', 'AWS'],
  ['ns-1.awsdns-00.org', 'AWS'],
  ['x.a2z.com', 'AWS'],
  ['x.awsapps.com', 'AWS'],
  ['x.us-east-1.awsapprunner.com', 'AWS'],
  ['x.awsglobalaccelerator.com', 'AWS'],
  ['a0.awsstatic.com', 'AWS'],
  ['x.auth.us-east-1.amazoncognito.com', 'AWS'],
  ['main.x.amplifyapp.com', 'AWS'],
  ['d111111abcdef8.cloudfront.net', 'AWS'],
  ['x.us-east-1.elasticbeanstalk.com', 'AWS'],
  ['s3.us-iso-east-1.c2s.ic.gov', 'AWS'],
  ['s3.us-isob-east-1.sc2s.sgov.gov', 'AWS'],
  ['s3.eu-isoe-west-1.cloud.adc-e.uk', 'AWS'],
  ['s3.us-isof-south-1.csp.hci.ic.gov', 'AWS'],
  ['s3.us-iso-east-1.api.aws.ic.gov', 'AWS'],
  ['s3.us-isob-east-1.api.aws.scloud', 'AWS'],
  ['ip-10-0-0-1.ec2.internal', 'resolver of the VPC'],
  ['ip-10-0-0-1.eu-central-1.compute.internal', 'resolver of the VPC'],
  ['model.local', 'not for names of the DNS'],
  ['model.bank.localhost', 'not for names of the DNS'],
  ['model.invalid', 'not for names of the DNS'],
  ['model.alt', 'not for names of the DNS'],
  ['model.test', 'not for names of the DNS'],
  ['model.onion', 'not for names of the DNS'],
  ['model.home.arpa', 'not for names of the DNS'],
  ['co.uk', 'public suffix'],
  ['com.au', 'public suffix'],
  ['github.io', 'public suffix'],
  ['azurewebsites.net', 'public suffix'],
  ['s3.amazonaws.com', 'AWS'],
  ['kawasaki.jp', 'public suffix'],
];

test.each(REFUSED)('the host name %s is refused: %s', (hostName, word) => {
  expect(named(hostName)).toEqual([
    expect.objectContaining({ path: AT, got: hostName, allowed: expect.stringContaining(word) }),
  ]);
});

test.each(TAKEN_DOMAINS.filter((domain) => domain.includes('.')))('%s itself is refused too', (domain) => {
  expect(named(domain)).toEqual([expect.objectContaining({ path: AT, got: domain })]);
});

test.each(TAKEN_DOMAINS)('the taken domain %s has a case above', (domain) => {
  expect(REFUSED.some(([name]) => name.endsWith(`.${domain}`))).toBe(true);
});

test.each(AWS_LABELS)("the name %s is AWS's under each public suffix", (label) => {
  for (const suffix of ['com', 'fr', 'co.jp']) {
    expect(named(`llm.${label}.${suffix}`)).toEqual([
      expect.objectContaining({ allowed: expect.stringContaining('belongs to AWS') }),
    ]);
  }
});

test.each(['localhost', 'model', 'com', 'aws'])('a name of one label is refused: %s', (hostName) => {
  expect(named(hostName)).not.toEqual([]);
});

/** The DNS suffixes of every partition that the AWS SDK knows. */
const sdk = readFileSync(require.resolve('@aws-sdk/core/client'), 'utf8');
const partitions = [
  ...new Set([...sdk.matchAll(/[dD]nsSuffix"?: "([^"]+)"/g)].map(([, suffix = '']) => suffix)),
];

test('the SDK knows seven partitions or more', () => {
  expect(partitions.length).toBeGreaterThanOrEqual(7);
});

test.each(partitions)('the names of the partition with %s are refused', (suffix) => {
  expect(named(`bedrock.region-1.${suffix}`)).toEqual([
    expect.objectContaining({ allowed: expect.stringContaining('belongs to AWS') }),
  ]);
});

test.each([
  'qwen3-8b.llm.example.com',
  'model.bank.co.uk',
  'bank.co.uk',
  'llm.bank.internal',
  'llm.corp',
  'notamazonaws.com',
  'myaws.example',
  'llm.amazonas-bank.com',
  'amazon.bank.example',
  'aws.bank.ch',
  'awsdns-x.example',
  'test.bank.ch',
  'a2z.de',
  'local.example.com',
  'ec2.internal.example.com',
  'xn--bcher-kva.example',
])('a name of the organization is allowed: %s', (hostName) => {
  expect(named(hostName).filter(({ path }) => path.endsWith('.hostName'))).toEqual([]);
});
