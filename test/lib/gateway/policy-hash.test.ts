import { policyHash } from '../../../lib/gateway/policy-hash';
import { routerConfigFor } from '../../../lib/gateway/router-config';
import { planOf } from '../../../lib/plan/plan';
import { DEPLOYMENT } from './stacks';

const config = routerConfigFor(planOf(DEPLOYMENT), 'open');

test('a setting that decides nothing about a request does not change the policy hash', () => {
  const other = routerConfigFor(
    planOf({ ...DEPLOYMENT, tags: { team: 'claims' }, logRetentionDays: 30 }),
    'open',
  );
  expect(other.policyHash).toBe(config.policyHash);
});

test('a new price does not change the policy hash', () => {
  const dearer = config.models.map((model) => ({ ...model, usdPerMillionTokens: { input: 9, output: 99 } }));
  expect(policyHash({ ...config, models: dearer })).toBe(config.policyHash);
});

test.each([
  ['a caller', { callers: config.callers.slice(1) }],
  ['a model', { models: config.models.slice(1) }],
  ['a ceiling', { ceilings: { ...config.ceilings, public: 'account' as const } }],
  ['the lane', { lane: 'sealed' as const }],
])('changing %s changes the policy hash', (_, change) => {
  expect(policyHash({ ...config, ...change })).not.toBe(config.policyHash);
});

test('the order of keys does not change the policy hash', () => {
  const { public: widest, ...rest } = config.ceilings;
  expect(policyHash({ ...config, ceilings: { ...rest, public: widest } })).toBe(config.policyHash);
});
