import { BOUNDARIES } from '../../policy/boundary';
import { laneReaches, lanesFor } from '../../policy/lane';

test('I3: the sealed lane reaches models inside the account and no others', () => {
  expect(BOUNDARIES.filter((boundary) => laneReaches('sealed', boundary))).toEqual(['account']);
});

test('the open lane reaches models at every boundary', () => {
  expect(BOUNDARIES.filter((boundary) => laneReaches('open', boundary))).toEqual(BOUNDARIES);
});

test('a hosted-only deployment has no sealed lane; one model inside the account brings it', () => {
  expect(lanesFor(['region', 'global'])).toEqual(['open']);
  expect(lanesFor(['region', 'account'])).toEqual(['open', 'sealed']);
});
