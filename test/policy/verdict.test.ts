import { ceilingsOf } from '../../policy/ceiling';
import { type Policy, route } from '../../policy/route-table';

const CALLER = { name: 'claims', floor: 'public', models: ['own', 'hosted', 'far'] } as const;
const POLICY: Policy = {
  ceilings: ceilingsOf('global'),
  models: [
    { name: 'own', boundary: 'account', auto: true, fallbacks: [] },
    { name: 'hosted', boundary: 'region', auto: true, fallbacks: [] },
    { name: 'far', boundary: 'global', auto: true, fallbacks: [] },
    { name: 'secret', boundary: 'account', auto: true, fallbacks: [] },
  ],
  callers: [CALLER],
};

// The codes stand in decision records and alarms depend on them.
test.each([
  [
    'within its ceiling',
    'open',
    'own',
    'within-ceiling',
    'own answers at boundary account, within the confidential ceiling region',
  ],
  [
    'above its ceiling',
    'open',
    'far',
    'above-ceiling',
    'confidential data may travel no further than region; far answers at boundary global',
  ],
  [
    'outside its lane',
    'sealed',
    'hosted',
    'outside-lane',
    'the sealed lane reaches models inside the account only; hosted answers at boundary region',
  ],
  [
    'not allowed for its caller',
    'open',
    'secret',
    'not-allowed-for-caller',
    'caller claims may use own, hosted, far; not secret',
  ],
] as const)('a model %s is judged by a stable code and in words', (_what, lane, model, reason, words) => {
  const { verdicts } = route(POLICY, lane, CALLER, 'confidential');
  expect(verdicts.find((verdict) => verdict.model === model)).toMatchObject({ reason, words });
});
