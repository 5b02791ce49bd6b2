import { type IdleCost, idleCost } from '../../scripts/preflight/cost/idle-cost';
import { fixtureDeployment } from '../fixture-deployments';
import { templatesOf } from '../synthesized';
import { document } from './support/documents';

// What the README says that the starter costs without requests.

const said = document('README.md').text.replace(/\s+/g, ' ');
const templates = Object.values(templatesOf('starter'));
const costs = idleCost(fixtureDeployment('starter'), templates);
const usdOf = (lines: readonly IdleCost[]) => lines.reduce((sum, { usd = 0 }) => sum + usd, 0);

/** How the README writes each line of the idle cost. */
const WORDS: Readonly<Record<string, string>> = {
  '4 interface endpoints, 4 endpoint zones': 'four interface endpoints in one zone (29.20)',
  '1 firewall with 3 rules': 'a firewall with three rules (8)',
  '4 keys': 'four keys (4)',
  '18 alarms': 'eighteen alarms (1.80)',
  '1 dashboard; three of an account are free':
    'a dashboard, unless it is among the three free ones of the account (3)',
  '4 metrics of S3 replication': 'four metrics of S3 replication (1.20)',
  '5 metrics of log lines, at most': 'at most five metrics of log lines (1.50)',
};

test.each(costs.filter(({ what }) => !what.startsWith('DNS firewall')))(
  'the README says what this costs: $what',
  ({ what, usd = 0 }) => {
    const words = WORDS[what] ?? `no words for ${what}`;
    expect(Number(/\((.*)\)/.exec(words)?.[1])).toBeCloseTo(usd, 2);
    expect(said).toContain(words);
  },
);

test('the README says that the names in the DNS firewall cost less than a cent', () => {
  const names = costs.filter(({ what }) => what.startsWith('DNS firewall'));
  expect(usdOf(names)).toBeLessThan(0.01);
  expect(usdOf(names)).toBeGreaterThan(0);
});

test('the sum that the README states is that of its parts', () => {
  const sum = Math.round(usdOf(costs));
  expect(said).toContain(`the starter costs about ${sum} USD a month in us-east-1`);
});
