import { problemsAfter } from '../changed';

test('a region without facts is refused, and the error suggests a name', () => {
  expect(problemsAfter({ region: 'us-est-1' })).toEqual([
    expect.objectContaining({ path: 'region', fix: expect.stringContaining('did you mean "us-east-1"?') }),
  ]);
});

test('a zone of another region is refused, and the error lists the zones of this one', () => {
  expect(problemsAfter({ 'availabilityZones[1]': 'us-east-2b' })).toEqual([
    expect.objectContaining({
      path: 'availabilityZones[1]',
      allowed: expect.stringContaining('us-east-1a, us-east-1b'),
    }),
  ]);
});

test('a zone cannot be listed twice', () => {
  expect(problemsAfter({ 'availabilityZones[1]': 'us-east-1a' })).toEqual([
    expect.objectContaining({ path: 'availabilityZones[1]', allowed: 'each zone once' }),
  ]);
});
