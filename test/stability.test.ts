import { stateful } from './every-deployment/stateful';
import {
  BEARER_RESOURCES,
  LIVE_PROOF_RESOURCES,
  STATEFUL_RESOURCES,
} from './every-deployment/stateful-resources';
import { templatesOf } from './synthesized';

const typesById = (name: string) =>
  Object.fromEntries(stateful(templatesOf(name)).map(([id, { Type }]) => [id, Type]));

test('I10: every stateful resource of the sandbox has the logical id and type it had at the first release', () => {
  expect(typesById('sandbox')).toEqual(STATEFUL_RESOURCES);
});

test('I10: so has every stateful resource that bearer credentials need', () => {
  expect(typesById('eu-central-1')).toMatchObject(BEARER_RESOURCES);
});

test('I10: so has the log group for the records of the live proof', () => {
  expect(typesById('landing-zone')).toMatchObject(LIVE_PROOF_RESOURCES);
});
