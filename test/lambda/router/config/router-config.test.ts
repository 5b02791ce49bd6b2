import { readRouterConfig } from '../../../../lambda/router/config/router-config';
import { routerConfig, SECOND_OPINION, sealedConfig } from '../support/router-config';

test('a configuration survives being written and read', () => {
  const config = routerConfig();
  expect(readRouterConfig(JSON.parse(JSON.stringify(config)))).toEqual(config);
});

test.each([
  ['an unknown key', { surprise: 1 }],
  ['an unknown boundary', { residency: 'galaxy' }],
  ['a missing ceiling', { ceilings: { public: 'global' } }],
  ['no model', { models: [] }],
  [
    'a caller without principals',
    { callers: [{ name: 'a', floor: 'public', models: 'all', principals: [] }] },
  ],
  ['a hash that is none', { policyHash: 'abc' }],
])('a configuration with %s stops the start', (_, changes) => {
  expect(() => readRouterConfig({ ...routerConfig(), ...changes })).toThrow('is not a router configuration');
});

test('the error lists every problem', () => {
  const read = () => readRouterConfig({ ...routerConfig(), lane: 'side', deployment: '' });
  expect(read).toThrow('lane: ');
  expect(read).toThrow('deployment: ');
});

test('I2: the router refuses a configuration with second opinions on the sealed lane', () => {
  expect(() => sealedConfig({ secondOpinion: SECOND_OPINION })).toThrow(
    /secondOpinion: the sealed lane calls no service/,
  );
});
