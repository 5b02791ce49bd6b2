import type { Deployment } from '../../../../lib/config/deployment';
import { readDeployment } from '../../../../lib/config/read-deployment';
import { BILLED } from '../../../../scripts/preflight/cost/billed-types';
import { idleCost } from '../../../../scripts/preflight/cost/idle-cost';
import { IDLE_PRICES } from '../../../../scripts/preflight/cost/idle-prices';
import { UNBILLED } from '../../../../scripts/preflight/cost/unbilled-types';
import { FIXTURES, fixtureDeployment } from '../../../fixture-deployments';
import { templatesOf } from '../../../synthesized';
import { VARIANTS } from '../../../variants';

// No resource of any template is left out of the idle cost.

/** Each model after the first has a certificate of its own. */
function withTwoVllmModels(): Deployment {
  const sandbox = fixtureDeployment('sandbox');
  const other = sandbox.models.flatMap((model) =>
    model.host === 'vllm'
      ? [
          {
            ...model,
            name: 'other',
            certificate: { ...model.certificate, hostName: 'other.llm.example.com' },
          },
        ]
      : [],
  );
  return { ...sandbox, models: [...sandbox.models, ...other] };
}

const DEPLOYMENTS = [
  withTwoVllmModels(),
  ...FIXTURES.map(fixtureDeployment),
  ...Object.entries(VARIANTS).map(([name, input]) => readDeployment(input, name)),
];
const TYPES = new Set(
  DEPLOYMENTS.flatMap((deployment) =>
    Object.values(templatesOf(deployment)).flatMap(({ Resources }) =>
      Object.values(Resources).map(({ Type }) => Type),
    ),
  ),
);
const BILLED_TYPES = BILLED.map(({ type }) => type);

test.each([...TYPES].sort())('%s is in the idle cost, or has a reason why not', (type) => {
  expect([BILLED_TYPES.includes(type), type in UNBILLED]).toEqual(
    type in UNBILLED ? [false, true] : [true, false],
  );
});

test.each([...BILLED_TYPES, ...Object.keys(UNBILLED)])(
  'some deployment has a resource of type %s',
  (type) => {
    expect(TYPES).toContain(type);
  },
);

test('a type that a fork adds is listed with an unknown price', () => {
  const added = { Type: 'AWS::EC2::NatGateway', Properties: {} };
  expect(idleCost(fixtureDeployment('starter'), [{ Resources: { a: added, b: added } }])).toEqual([
    { what: '2 × AWS::EC2::NatGateway', usd: undefined },
  ]);
});

test.each(Object.entries(IDLE_PRICES))('the price %s has a source and its date', (_name, price) => {
  expect(price.usd).toBeGreaterThan(0);
  expect(price.source).toMatch(/AWS|Amazon/);
  expect(price.asOf).toMatch(/^2026-\d\d(-\d\d)?$/);
});
