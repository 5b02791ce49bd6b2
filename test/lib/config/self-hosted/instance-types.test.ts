import usGovWest1 from '../../../fixtures/deployments/us-gov-west-1';
import { problemsAfter } from '../changed';

test('an instance type without known GPUs is refused, and the error suggests one', () => {
  expect(problemsAfter({ 'models[0].instanceType': 'g6.xlarg' })).toEqual([
    expect.objectContaining({
      path: 'models[0].instanceType',
      fix: expect.stringContaining('did you mean "g6.xlarge"?'),
    }),
  ]);
});

test('a SageMaker model needs a SageMaker type', () => {
  expect(problemsAfter({ 'models[1].instanceType': 'g6.xlarge' })).toEqual([
    expect.objectContaining({
      path: 'models[1].instanceType',
      allowed: expect.stringContaining('ml.g6.xlarge'),
    }),
  ]);
});

test('a family that is not known to be offered in the region is refused, with the command that shows whether it is', () => {
  expect(problemsAfter({ 'models[0].instanceType': 'g5.2xlarge' }, usGovWest1)).toEqual([
    expect.objectContaining({
      path: 'models[0].instanceType',
      allowed: expect.stringContaining('g6'),
      fix: expect.stringContaining('describe-instance-type-offerings --region us-gov-west-1'),
    }),
  ]);
});

test('a confirmation from the account overrides the facts', () => {
  const changes = {
    'models[0].instanceType': 'g5.2xlarge',
    'models[0].availabilityConfirmedOn': '2026-11-26',
  };
  expect(problemsAfter(changes, usGovWest1)).toEqual([]);
});
