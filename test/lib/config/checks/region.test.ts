import { homeInWords } from '../../../../lib/config/home';
import { problemsAfter } from '../changed';

test('a region without facts is refused, and the error suggests a name', () => {
  expect(problemsAfter({ region: 'us-est-1' })).toEqual([
    expect.objectContaining({
      path: 'region',
      fix: expect.stringContaining('did you mean "us-east-1", in US?'),
    }),
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

test.each([
  'ca-east-1',
  'gb-west-1',
  'ch-central-1',
  'uk-south-1',
  'eu-cntral-2',
  'us-gv-west-1',
  'sa-west-1',
])('I2: no other country is proposed for %s without its name', (region) => {
  const [problem] = problemsAfter({ region });
  expect(problem?.fix).not.toMatch(/did you mean "[^"]*"\?/);
  const [, proposed = region, law] = /did you mean "([^"]*)", in (.*)\?/.exec(problem?.fix ?? '') ?? [];
  expect(proposed.split('-')[0]).toBe(region.split('-')[0]);
  expect(law).toBe(proposed === region ? undefined : homeInWords({ region: proposed }));
});
