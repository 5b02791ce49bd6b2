import { policyOf } from '../../../../lib/config/policy-of';
import { expectedPolicy } from '../../../../lib/proof/expected/policy';
import { BOUNDARIES, type Boundary } from '../../../../policy/boundary';
import { DATA_CLASSES } from '../../../../policy/data-class';
import { deploymentWith, VLLM } from '../../network/fixture';

/** A router whose ceilings are made wrongly: neither residency nor the file lowers one. */
jest.mock('../../../../policy/ceiling', () => ({
  ...jest.requireActual('../../../../policy/ceiling'),
  ceilingsOf: () => ({ public: 'global', internal: 'global', confidential: 'global', restricted: 'global' }),
}));

const DEPLOYMENT = { ...deploymentWith([VLLM]), residency: 'global' as const, ceilings: {} };

test('I2: the proof does not take the ceilings from the function that makes those of the router', () => {
  expect(expectedPolicy(DEPLOYMENT).ceilings).not.toEqual(policyOf(DEPLOYMENT).ceilings);
});

test.each([
  ['public', 'global'],
  ['internal', 'geography'],
  ['confidential', 'region'],
  ['restricted', 'account'],
] as const)(
  'I2: the proof expects that %s data of a deployment that lowers nothing reaches %s',
  (name, widest) => {
    expect(expectedPolicy(DEPLOYMENT).ceilings[name]).toBe(widest);
  },
);

const NEAREST_FIRST: readonly Boundary[] = ['account', 'region', 'geography', 'global'];
const WIDEST = { public: 3, internal: 2, confidential: 1, restricted: 0 };
const lowered = DATA_CLASSES.flatMap((name) =>
  BOUNDARIES.flatMap((residency) =>
    [undefined, ...BOUNDARIES].map((stated) => [name, residency, stated] as const),
  ),
);

test.each(lowered)(
  'I2: the proof expects the nearest ceiling for %s data with residency %s and ceiling %s',
  (name, residency, stated) => {
    const place = Math.min(
      WIDEST[name],
      NEAREST_FIRST.indexOf(residency),
      stated === undefined ? 3 : NEAREST_FIRST.indexOf(stated),
    );
    const { ceilings } = expectedPolicy({
      ...DEPLOYMENT,
      residency,
      ceilings: stated ? { [name]: stated } : {},
    });
    expect(ceilings[name]).toBe(NEAREST_FIRST[place]);
  },
);
