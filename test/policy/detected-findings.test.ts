import { ceilingsOf } from '../../policy/ceiling';
import { verdictsIfDetected, verdictsIn, verdictsOn } from '../../policy/effective-verdict';
import { type Policy, route } from '../../policy/route-table';

/** Callers of any data, of restricted data only, and of hosted models only, in a deployment with a sealed lane. */
const CLAIMS = { name: 'claims', floor: 'public', models: 'all' } as const;
const HEALTH = { name: 'health', floor: 'restricted', models: 'all' } as const;
const INTERN = { name: 'intern', floor: 'internal', models: ['hosted'] } as const;
const REFUSING: Policy = {
  ceilings: ceilingsOf('global'),
  models: [
    { name: 'own', boundary: 'account', auto: true, fallbacks: [] },
    { name: 'hosted', boundary: 'region', auto: true, fallbacks: [] },
  ],
  callers: [CLAIMS, HEALTH, INTERN],
};
const RELAXED: Policy = {
  ...REFUSING,
  restrictedOnOpenLane: { declaration: 'refuse', detection: 'account-hosts' },
};
const inShort = (findings: ReturnType<typeof verdictsIfDetected>) =>
  findings.map(({ lane, caller, dataClass, model, kept }) =>
    [lane, caller, dataClass, model, kept ? 'kept' : 'refused'].join(' '),
  );

test('where a deployment says so, what the detector finds restricted reaches its own models on the open lane', () => {
  expect(inShort(verdictsIfDetected(RELAXED, 'own'))).toEqual([
    'open claims restricted own kept',
    'open intern restricted own refused',
  ]);
});

test('where a deployment says so, what the detector finds restricted is refused to hosted models', () => {
  expect(inShort(verdictsIfDetected(RELAXED, 'hosted'))).toEqual([
    'open claims restricted hosted refused',
    'open intern restricted hosted refused',
  ]);
});

test('where a deployment says nothing, the detector makes no difference', () => {
  expect(verdictsIfDetected(REFUSING, 'own')).toEqual([]);
});

test('the findings on a model are about that model alone', () => {
  expect(new Set(verdictsOn(REFUSING, 'hosted').map(({ model }) => model))).toEqual(new Set(['hosted']));
});

test('a model that only its row refuses is refused in words that name the class and the sealed lane', () => {
  const [own] = verdictsIn(route(REFUSING, 'open', CLAIMS, 'restricted'));
  expect(own?.words).toMatch(/^restricted data belongs to the sealed lane/);
});
