import { readStageWeightsCommand } from '../../../scripts/stage-weights/command-line';

test('without a model every model is meant, from the Hub, into the bucket', () => {
  expect(readStageWeightsCommand(['starter'])).toEqual({
    deployment: 'starter',
    models: [],
    plan: false,
    renew: false,
    json: false,
  });
});

test('models are named after the deployment, each once', () => {
  expect(readStageWeightsCommand(['starter', 'a', 'b', 'a', '--plan', '--renew', '--json'])).toMatchObject({
    models: ['a', 'b'],
    plan: true,
    renew: true,
    json: true,
  });
});

test.each([
  ['weights', { kind: 'folder', folder: 'weights' }],
  ['/mnt/s3', { kind: 'folder', folder: '/mnt/s3' }],
  ['s3://training', { kind: 's3', bucket: 'training', prefix: '' }],
  ['s3://training/run-7', { kind: 's3', bucket: 'training', prefix: 'run-7/' }],
  ['s3://training/run-7/', { kind: 's3', bucket: 'training', prefix: 'run-7/' }],
  ['https://hub.example.eu/hf', { kind: 'hub', url: 'https://hub.example.eu/hf' }],
  ['http://127.0.0.1:8080', { kind: 'hub', url: 'http://127.0.0.1:8080' }],
])('--from %s', (typed, from) => {
  expect(readStageWeightsCommand(['starter', '--from', typed]).from).toEqual(from);
});

test.each([
  [[], /Name a deployment/],
  [['a', '--from', ''], /--from is empty/],
  [['a', '--to', ''], /--to is empty/],
  [['a', '--from', 'ftp://x'], /--from is ftp:\/\/x; it is a folder/],
  [['a', '--from', 's3://'], /--from is s3:\/\/; it is a folder/],
  [['a', '--from', 's3://Bad_Name/x'], /it is a folder/],
  [['a', '--from', 'https://'], /which is no address/],
  [['a', '--from', 'http://hub.example.eu'], /clear text/],
  [['a', '--force'], /--force/],
])('%j is refused, and what is refused is named', (args, message) => {
  expect(() => readStageWeightsCommand(args)).toThrow(message);
});
