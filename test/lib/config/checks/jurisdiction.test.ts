import * as fc from 'fast-check';
import {
  jurisdictionOf,
  jurisdictionsIn,
  partitionOf,
  REGION_NAMES,
} from '../../../../lib/config/facts/regions';
import { homeOf } from '../../../../lib/config/home';
import type { ModelOn } from '../../../../lib/config/model';
import { boundaryIn } from '../../../../lib/config/policy-of';
import { BEDROCK_EU, deploymentWith } from '../../network/fixture';
import { problemsAfter } from '../changed';

/** What is wrong with this list in the sandbox, which is in us-east-1. */
const wrong = (jurisdiction: unknown) =>
  problemsAfter({ jurisdiction }).filter(({ path }) => path.startsWith('jurisdiction'));

test.each([[undefined], [['US']], [['US', 'CA']], [['GB', 'US', 'EU']]])(
  '%j is valid in us-east-1',
  (jurisdiction) => {
    expect(wrong(jurisdiction)).toEqual([]);
  },
);

test.each([[[]], [['CA']], [['EU', 'CH']]])(
  'I2: %j is refused in us-east-1, because the law of the region always applies there',
  (jurisdiction) => {
    expect(wrong(jurisdiction)).toEqual([
      {
        path: 'jurisdiction',
        got: jurisdiction,
        allowed: 'a list with US, the jurisdiction of us-east-1',
        fix: 'add US; or remove jurisdiction, which then is US',
      },
    ]);
  },
);

const BEYOND = 'which is a weakening: it lies outside US';

test.each([
  ['DE', `write EU, of which DE is a member state, ${BEYOND}`],
  ['DEU', `write EU, of which DEU is a member state, ${BEYOND}`],
  ['UK', `write GB, ${BEYOND}`],
  ['cA', `write CA, ${BEYOND}`],
  ['USA', 'remove it: the list already holds US'],
  ['EEA', 'remove it'],
  ['NO', 'remove it'],
  ['constructor', 'remove it'],
  ['', 'remove it'],
])('I2: %p is no jurisdiction, and the error says what to do', (name, fix) => {
  expect(wrong(['US', name])).toEqual([
    {
      path: 'jurisdiction[1]',
      got: name,
      allowed: expect.stringMatching(
        /^US, the jurisdiction of us-east-1; each other one is a weakening, because internal data may then be processed outside US: AE, AU, BH, BR, CA, CH, EU, GB/,
      ),
      fix,
    },
  ]);
});

test.each([
  ['eu-west-2', ['UK'], 'write GB'],
  ['us-east-1', ['USA'], 'write US'],
  ['eu-central-1', ['DE'], 'write EU, of which DE is a member state'],
  ['eu-central-1', ['EU', 'DE'], 'remove it: EU covers DE'],
  ['eu-central-1', ['EU', 'FR', 'NO'], 'remove it: EU covers FR'],
])('I2: in %s, one correction makes %j valid: %s', (region, jurisdiction, fix) => {
  const found = problemsAfter({ region, jurisdiction }).filter(({ path }) => path.startsWith('jurisdiction'));
  expect(found.map((problem) => problem.fix).filter((words) => words !== 'remove it')).toEqual([fix]);
});

test('a jurisdiction that is named twice is refused', () => {
  expect(wrong(['US', 'CA', 'US'])).toEqual([
    expect.objectContaining({ path: 'jurisdiction[2]', allowed: 'each jurisdiction once' }),
  ]);
});

test('a jurisdiction without a region in the partition would have no effect, so it is refused', () => {
  const region = 'us-gov-west-1';
  const problems = problemsAfter({ region, jurisdiction: ['US', 'CA'] });
  expect(problems).toContainEqual(
    expect.objectContaining({
      path: 'jurisdiction[1]',
      allowed: 'US, the jurisdiction of us-gov-west-1; partition aws-us-gov has no other',
    }),
  );
});

test('a text instead of a list is refused', () => {
  expect(wrong('US')).toEqual([expect.objectContaining({ path: 'jurisdiction', got: 'US' })]);
});

const [hosted] = deploymentWith([BEDROCK_EU]).models as [ModelOn<'bedrock'>];
const through = (...destinations: readonly string[]): ModelOn<'bedrock'> => ({
  ...hosted,
  profile: { scope: 'us', destinations: [...destinations] },
});

test('I2: a profile into a jurisdiction that the deployment names answers at boundary geography', () => {
  const model = through('ca-central-1', 'us-east-1');
  expect(boundaryIn({ region: 'ca-central-1' }, model)).toBe('global');
  expect(boundaryIn({ region: 'ca-central-1', jurisdiction: ['CA', 'US'] }, model)).toBe('geography');
  expect(boundaryIn({ region: 'ca-central-1', jurisdiction: ['CA', 'GB'] }, model)).toBe('global');
});

test('I2: no jurisdiction makes GovCloud and the commercial regions one home', () => {
  const all = jurisdictionsIn('aws');
  expect(homeOf({ region: 'us-gov-west-1', jurisdiction: all })).toEqual(['us-gov-west-1', 'us-gov-east-1']);
  expect(homeOf({ region: 'us-east-1', jurisdiction: all })).not.toContain('us-gov-west-1');
});

test('I2: home is every region of the jurisdictions that are named, and no other', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...REGION_NAMES),
      fc.subarray([...jurisdictionsIn('aws')]),
      (region, more) => {
        const jurisdiction = [jurisdictionOf(region) ?? '', ...more];
        const strangers = homeOf({ region, jurisdiction }).filter(
          (place) =>
            partitionOf(place) !== partitionOf(region) || !jurisdiction.includes(jurisdictionOf(place) ?? ''),
        );
        expect(strangers).toEqual([]);
        expect(homeOf({ region, jurisdiction })).toContain(region);
      },
    ),
  );
});
