import type { Changes } from '../changed';
import { problemsOf } from './imported';

const OWNER = { vouchedBy: { name: 'platform team', on: '2026-11-09' } };
const paths = (changes: Changes) => problemsOf(changes).map(({ path }) => path);

test.each(['s3://bank-logs', 'Bank-Logs', 'bank-logs/prefix', 'b', '-logs'])(
  '%s is not the name of a bucket',
  (name) => {
    expect(paths({ 'imports.accessLogBucket': { name, ...OWNER } })).toEqual([
      'imports.accessLogBucket.name',
    ]);
  },
);

test.each(['bank-logs', 'logs.bank.example'])('%s is the name of a bucket', (name) => {
  expect(paths({ 'imports.accessLogBucket': { name, ...OWNER } })).toEqual([]);
});

test.each(['platform/vllm:v1', 'Platform/vllm', 'platform//vllm', '/vllm'])(
  '%s is not the name of a repository',
  (name) => {
    expect(paths({ 'imports.imageRepository': { name, ...OWNER } })).toEqual([
      'imports.imageRepository.name',
    ]);
  },
);

test.each([
  ['another account', 'arn:aws:sns:us-east-1:999988887777:operations'],
  ['another region', 'arn:aws:sns:us-west-2:111122223333:operations'],
])('a topic of %s is refused: alarms publish inside their account and region', (_what, arn) => {
  expect(problemsOf({ 'imports.alarmTopic': { arn, ...OWNER } })).toEqual([
    expect.objectContaining({
      path: 'imports.alarmTopic.arn',
      allowed: expect.stringContaining('us-east-1:111122223333:'),
    }),
  ]);
});

test.each(['accessLogBucket', 'alarmTopic', 'imageRepository'])(
  '%s without its owner is refused',
  (thing) => {
    expect(paths({ [`imports.${thing}.vouchedBy`]: undefined })).toEqual([`imports.${thing}.vouchedBy`]);
  },
);

test.each(['/hostedzone/Z0123456789ABCDEFGHIJ', 'z0123', 'llm.example.com'])(
  '%s is not the id of a zone',
  (id) => {
    expect(paths({ 'imports.hostedZone.id': id })).toEqual(['imports.hostedZone.id']);
  },
);

test('a zone cannot be imported into a VPC that does not exist yet', () => {
  const created = { 'imports.vpc': undefined, 'imports.endpoints': [], 'network.cidr': '10.60.0.0/20' };
  expect(paths(created)).toEqual(['imports.hostedZone']);
});

test.each(['qwen3-8b.llm.example.org', 'qwen3-8b-llm.example.com', 'example.com'])(
  'a model with the host name %s is refused: the imported zone has no such name',
  (hostName) => {
    expect(paths({ 'models[0].certificate.hostName': hostName })).toEqual(['models[0].certificate.hostName']);
  },
);

test('a model may have the name of the imported zone itself', () => {
  expect(paths({ 'models[0].certificate.hostName': 'llm.example.com' })).toEqual([]);
});
