import { WILDCARD_ACTIONS } from '../lib/compliance/register/wildcard-actions';
import { readDeployment } from '../lib/config/read-deployment';
import { FIXTURES, fixtureDeployment } from './fixture-deployments';
import { synthesized } from './synthesized';
import { VARIANTS } from './variants';

const DEPLOYMENTS = [
  ...FIXTURES.map((name) => [name, fixtureDeployment(name)] as const),
  ...Object.entries(VARIANTS).map(([name, input]) => [name, readDeployment(input, name)] as const),
];

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
}

const listOf = <T>(value: T | readonly T[]): readonly T[] => [value].flat() as readonly T[];

/** The actions that the policies of roles allow on every resource. */
const ALLOWED = new Map(
  DEPLOYMENTS.map(([name, deployment]) => [
    name,
    Object.values(synthesized(deployment).templates)
      .flatMap(({ Resources }) => Object.values(Resources))
      .filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')
      .flatMap(
        ({ Properties = {} }) => (Properties.PolicyDocument as { Statement: readonly Statement[] }).Statement,
      )
      .filter(({ Effect, Resource }) => Effect === 'Allow' && listOf(Resource).includes('*'))
      .flatMap(({ Action }) => listOf(Action)),
  ]),
);

test.each([...ALLOWED])('%s: each action on every resource is in the register', (_name, allowed) => {
  const known = WILDCARD_ACTIONS.flatMap(({ actions }) => actions);
  expect(allowed.filter((action) => !known.includes(action))).toEqual([]);
});

test.each(WILDCARD_ACTIONS.flatMap(({ actions }) => actions))(
  '%s is on every resource in some deployment',
  (action) => {
    expect([...ALLOWED.values()].flat()).toContain(action);
  },
);

test('no action is in the register twice', () => {
  const all = WILDCARD_ACTIONS.flatMap(({ actions }) => actions);
  expect(all).toEqual([...new Set(all)]);
});

test('no role may call a whole service, or any action', () => {
  const patterns = [...ALLOWED.values()].flat().filter((action) => action.includes('*'));
  expect(patterns).toEqual([]);
});
