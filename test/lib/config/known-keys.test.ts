import { deploymentSchema } from '../../../lib/config/deployment';
import { knownKeys } from '../../../lib/config/known-keys';
import type { Path } from '../../../lib/config/path';
import { FIXTURES, fixtureDeployment } from '../../fixture-deployments';

test.each(FIXTURES)('every key of the fixture %s is a known one', (name) => {
  const deployment = fixtureDeployment(name);
  for (const { path, keys } of objectsIn(deployment)) {
    if (path[0] !== 'tags')
      expect(knownKeys(deploymentSchema, deployment, path)).toEqual(expect.arrayContaining(keys));
  }
});

test('a model has the keys of its own host only', () => {
  const input = { models: [{ host: 'bedrock' }] };
  const keys = knownKeys(deploymentSchema, input, ['models', 0]);
  expect(keys).toContain('modelId');
  expect(keys).not.toContain('instanceType');
});

test('a path that does not exist has no known keys', () => {
  expect(knownKeys(deploymentSchema, {}, ['models', 0, 'nowhere', 'further'])).toEqual([]);
});

function objectsIn(data: unknown, path: Path = []): { path: Path; keys: string[] }[] {
  if (typeof data !== 'object' || data === null) return [];
  const below = Object.entries(data).flatMap(([key, value]) =>
    objectsIn(value, [...path, Array.isArray(data) ? Number(key) : key]),
  );
  return Array.isArray(data) ? below : [{ path, keys: Object.keys(data) }, ...below];
}
