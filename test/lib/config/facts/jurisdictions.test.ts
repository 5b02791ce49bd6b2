import {
  jurisdictionOf,
  KNOWN_REGIONS,
  partitionOf,
  REGION_NAMES,
} from '../../../../lib/config/facts/regions';
import regionsFile from '../../../../lib/config/facts/regions.json';
import { homeOf } from '../../../../lib/config/home';

const EU = ['eu-central-1', 'eu-west-1', 'eu-west-3', 'eu-north-1', 'eu-south-1', 'eu-south-2'];

test.each(REGION_NAMES)('a deployment in %s is at home at least in its own region', (region) => {
  expect(homeOf({ region })).toContain(region);
});

test.each(EU)('from %s, home is every member state of the European Union', (region) => {
  expect([...homeOf({ region })].sort()).toEqual([...EU].sort());
});

test.each([
  ['eu-west-2', ['eu-west-2']],
  ['eu-central-2', ['eu-central-2']],
  ['us-east-1', ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2']],
  ['ca-central-1', ['ca-central-1', 'ca-west-1']],
  ['ap-northeast-1', ['ap-northeast-1', 'ap-northeast-3']],
  ['ap-southeast-2', ['ap-southeast-2', 'ap-southeast-4']],
  ['ap-south-1', ['ap-south-1', 'ap-south-2']],
  ['ap-southeast-1', ['ap-southeast-1']],
  ['us-gov-west-1', ['us-gov-east-1', 'us-gov-west-1']],
])('from %s, home is %j', (region, home) => {
  expect([...homeOf({ region })].sort()).toEqual(home);
});

test.each(['*', 'eu-nowhere-1', '', 'EU'])('%p has no jurisdiction', (region) => {
  expect(jurisdictionOf(region)).toBeUndefined();
  expect(homeOf({ region })).toEqual([]);
});

test('home never leaves the partition', () => {
  for (const region of KNOWN_REGIONS) {
    const partitions = homeOf({ region }).map(partitionOf);
    expect(new Set(partitions)).toEqual(new Set([partitionOf(region)]));
  }
});

test('each region is listed once, in a country with a code of two letters', () => {
  expect(new Set(KNOWN_REGIONS).size).toBe(KNOWN_REGIONS.length);
  const places = [...regionsFile.regions, ...regionsFile.otherRegions];
  expect(places.map(({ country }) => country).filter((code) => !/^[A-Z]{2}$/.test(code))).toEqual([]);
});

test('the European Union has its 27 members', () => {
  expect(new Set(regionsFile.jurisdictions.EU).size).toBe(27);
});
