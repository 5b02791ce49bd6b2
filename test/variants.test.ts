import { register } from '../lib/compliance/register';
import { readDeployment } from '../lib/config/read-deployment';
import { report } from '../scripts/compliance/report';
import { testSynthesized } from './every-deployment/every-deployment';
import { unusedAcknowledgements } from './every-deployment/unused-acknowledgements';
import { FIXTURES, fixtureDeployment } from './fixture-deployments';
import euCentral1 from './fixtures/deployments/eu-central-1';
import landingZone from './fixtures/deployments/landing-zone';
import sandbox from './fixtures/deployments/sandbox';
import starter from './fixtures/deployments/starter';
import usGovWest1 from './fixtures/deployments/us-gov-west-1';
import { allOptions, optionsOf } from './schema-options';
import { synthesized } from './synthesized';
import { VARIANTS } from './variants';

// The tests for every deployment pass with every option of the schema.

/** Options that need no variant, because they change no resource, or only a name in it; and the reason for each. */
const NEEDS_NO_VARIANT: readonly (readonly [RegExp, string])[] = [
  [/(ConfirmedOn|weights(\([^)]*\))?\.grant|image\.vllm): (given|left out)$/, 'the result of a manual check'],
  [
    /^\.imports\.roles\.instanceProfile: left out$/,
    'test/imports.test.ts imports the roles of one without GPUs',
  ],
  [/^\.(ceilings|entityClasses): given$/, 'classes: test/lib/proof/generated.test.ts proves generated ones'],
  [/^\.(unreadAttachments|images): /, 'classes of what is found, which change no resource'],
  [
    /\.unserved(\[\])?: |^\.residency: |floor: /,
    'classes: test/lib/proof/generated.test.ts proves generated ones',
  ],
  [/^\.jurisdiction: empty$/, 'refused: it lacks the jurisdiction of the region'],
  [/^\.logRetentionDays: \d+$/, 'a number'],
  [/^\.imports\.endpoints\[\].*service: /, 'each service is imported in the same way'],
  [
    /^\.accountRules\.permissionsBoundary\.(document|vouchedBy: left out)/,
    'a policy of the account, in no template: test/lib/proof/claims/account-rules.test.ts evaluates some',
  ],
  [/^\.acceptedFindings/, 'which findings are accepted; it changes no resource'],
  [
    /^\.liveProof\.administrators/,
    'what the live proof takes from the owners of the account; it changes no resource',
  ],
  [
    /^\.accountSettings\.(dataRetention|guardDutyAiProtection|invocationLogging|serviceLinkedRoles): /,
    'what is checked in the account; it changes no resource',
  ],
];

const variants = Object.entries(VARIANTS).map(
  ([name, input]) => [name, synthesized(readDeployment(input, name))] as const,
);

test('fixtures and variants use every option of the schema', () => {
  const inputs = [euCentral1, landingZone, sandbox, starter, usGovWest1, ...Object.values(VARIANTS)];
  const taken = inputs.map(optionsOf);
  const left = allOptions()
    .filter((option) => !taken.some((options) => options.has(option)))
    .filter((option) => !NEEDS_NO_VARIANT.some(([pattern]) => pattern.test(option)));
  expect(left).toEqual([]);
});

test.each(NEEDS_NO_VARIANT)('%s is still an option of the schema', (pattern) => {
  expect(allOptions().filter((option) => pattern.test(option))).not.toEqual([]);
});

describe.each(variants)('%s', (_name, found) => testSynthesized(found));

test('every entry of the register covers a finding of some fixture or variant: none is stale', () => {
  const fixtures = FIXTURES.map(fixtureDeployment).map((deployment) => ({
    deployment,
    compliance: report(deployment, new Date()),
  }));
  expect(unusedAcknowledgements(register, [...fixtures, ...variants.map(([, one]) => one)])).toEqual([]);
});
