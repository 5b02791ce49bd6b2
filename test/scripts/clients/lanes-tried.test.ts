import path from 'node:path';
import type { LocalRun } from '../../../local/start-local';
import { LANES_TRIED, waysThrough } from '../../../scripts/clients/lanes-tried';
import { fixtureDeployment } from '../../fixture-deployments';

const [bearer, iam] = LANES_TRIED;
if (!bearer || !iam) throw new Error('Two lanes are tried');

const key = { accessKeyId: 'LOCALKEY', secretAccessKey: 'secret' };
const run = (callers: readonly string[]) =>
  ({
    url: 'http://127.0.0.1:1/llm',
    region: 'us-east-1',
    keys: callers.map((caller) => ({ caller, ...key })),
    bearers: { bearers: callers.map((caller) => ({ caller, kind: 'API key', value: `key of ${caller}` })) },
  }) as unknown as LocalRun;

test.each(LANES_TRIED)(
  '$credential: the clients are tried on every host of $deployment',
  ({ deployment, models }) => {
    const deployed = fixtureDeployment(path.basename(deployment, '.ts')).models;
    const tried = models.map(({ model }) => deployed.find(({ name }) => name === model)?.host);
    expect(new Set(tried)).toEqual(new Set(deployed.map(({ host }) => host)));
  },
);

test('a bearer lane is reached with the credential of the caller that may name the model', () => {
  const ways = waysThrough(bearer, run(['claims', 'intranet-assistant']));
  expect(ways.map(({ model, credential }) => [model, credential])).toEqual([
    ['qwen3-30b', { kind: 'bearer', value: 'key of claims' }],
    ['gpt-oss-20b', { kind: 'bearer', value: 'key of claims' }],
    ['gpt-oss-120b', { kind: 'bearer', value: 'key of claims' }],
    ['claude-haiku', { kind: 'bearer', value: 'key of intranet-assistant' }],
  ]);
});

test('a lane that takes IAM is reached with a key to sign with', () => {
  const [way] = waysThrough(iam, run(['playground']));
  expect(way?.credential).toEqual({ kind: 'IAM', region: 'us-east-1', ...key });
});

test('a caller without a credential is named', () => {
  expect(() => waysThrough(bearer, run(['claims']))).toThrow(
    /no bearer credential for the caller intranet-assistant/,
  );
});
