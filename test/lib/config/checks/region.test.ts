import { problemsAfter } from '../changed';

test('a region the blueprint has no facts about is refused, and the likely one is named', () => {
  expect(problemsAfter({ region: 'us-est-1' })).toEqual([
    expect.objectContaining({ path: 'region', fix: expect.stringContaining('did you mean "us-east-1"?') }),
  ]);
});

test('a zone of another region is refused, and the zones of this one are named', () => {
  expect(problemsAfter({ 'availabilityZones[1]': 'us-east-2b' })).toEqual([
    expect.objectContaining({
      path: 'availabilityZones[1]',
      allowed: expect.stringContaining('us-east-1a, us-east-1b'),
    }),
  ]);
});

test('a zone cannot stand in the list twice', () => {
  expect(problemsAfter({ 'availabilityZones[1]': 'us-east-1a' })).toEqual([
    expect.objectContaining({ path: 'availabilityZones[1]', allowed: 'each zone once' }),
  ]);
});
