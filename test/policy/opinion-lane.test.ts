import { DEFAULT_CEILINGS } from '../../policy/ceiling';
import type { Policy } from '../../policy/route-table';
import { laneNeedsOpinion } from '../../policy/second-opinion';

const POLICY: Policy = {
  ceilings: DEFAULT_CEILINGS,
  models: [
    { name: 'own', boundary: 'account', auto: true, fallbacks: [] },
    { name: 'hosted', boundary: 'region', auto: true, fallbacks: [] },
  ],
  callers: [{ name: 'claims', floor: 'public', models: 'all', lanes: ['sealed'] }],
};

test('a lane on which no caller can prove itself asks for no second opinion', () => {
  expect(laneNeedsOpinion(POLICY, 'open', { NAME: 'restricted' })).toBe(false);
});
