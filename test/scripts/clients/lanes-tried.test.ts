import path from 'node:path';
import { loadDeployment } from '../../../lib/config/load-deployment';
import { abilitiesOf } from '../../../lib/hosts/schemas';
import type { LocalRun } from '../../../local/start-local';
import { HOSTS } from '../../../policy/boundary';
import { LANES_TRIED, type LaneTried, MODELS_TRIED, waysThrough } from '../../../scripts/clients/lanes-tried';

const laneWith = (kind: LaneTried['credential']): LaneTried => {
  const found = LANES_TRIED.find(({ credential }) => credential === kind);
  if (!found) throw new Error(`No lane takes ${kind}`);
  return found;
};

const key = { accessKeyId: 'LOCALKEY', secretAccessKey: 'secret' };
const run = (callers: readonly string[]) =>
  ({
    url: 'http://127.0.0.1:1/llm',
    region: 'us-east-1',
    keys: callers.map((caller) => ({ caller, ...key })),
    bearers: { bearers: callers.map((caller) => ({ caller, kind: 'API key', value: `key of ${caller}` })) },
  }) as unknown as LocalRun;

describe.each(LANES_TRIED)('$credential: the models of $deployment', ({ deployment }) => {
  const { models } = loadDeployment(path.resolve(deployment), deployment);
  const tried = models.filter(({ name }) => MODELS_TRIED.some(({ model }) => model === name));

  test('each is tried, and no other', () => {
    expect(MODELS_TRIED.map(({ model }) => model)).toEqual(models.map(({ name }) => name));
  });

  test.each(HOSTS)('%s: one chats, calls tools and sees', (host) => {
    const abilities = tried.filter((model) => model.host === host).map((model) => abilitiesOf(host, model));
    expect(abilities).toContainEqual(expect.arrayContaining(['tools', 'images', 'json-schema']));
  });

  test.each(HOSTS)('%s: one embeds', (host) => {
    const names = tried.filter((model) => model.host === host).map(({ name }) => name);
    const embedding = MODELS_TRIED.filter(({ task }) => task === 'embedding').map(({ model }) => model);
    expect(names.filter((name) => embedding.includes(name))).not.toEqual([]);
  });
});

test('a bearer lane is reached with the API key of the caller', () => {
  const [way] = waysThrough(laneWith('bearer'), run(['playground']));
  expect(way?.credential).toEqual({ kind: 'bearer', value: 'key of playground' });
});

test('a lane that takes IAM is reached with a key to sign with', () => {
  const [way] = waysThrough(laneWith('IAM'), run(['playground']));
  expect(way?.credential).toEqual({ kind: 'IAM', region: 'us-east-1', ...key });
});

test('the same models are named on every lane', () => {
  const [first, second] = LANES_TRIED.map((lane) => waysThrough(lane, run(['playground'])));
  expect(second?.map(({ model }) => model)).toEqual(first?.map(({ model }) => model));
});

test('a caller without a credential is named', () => {
  expect(() => waysThrough(laneWith('bearer'), run(['claims']))).toThrow(
    /no bearer credential for the caller playground/,
  );
});
