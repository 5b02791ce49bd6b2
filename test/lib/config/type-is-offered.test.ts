import { problemsAfter } from './changed';

/** The sandbox moved to a region, and the problems with the hosts of its models. */
const hostsIn = (region: string, changes: object = {}) =>
  problemsAfter({ region, ...changes }).filter(({ path }) => path.endsWith('.host'));

test('in Zurich, SageMaker endpoints need a confirmation, and the error says how to look', () => {
  expect(hostsIn('eu-central-2')).toEqual([
    {
      path: 'models[1].host',
      got: 'sagemaker',
      allowed: 'another host: CloudFormation is not known to have AWS::SageMaker::Endpoint in eu-central-2',
      fix: expect.stringContaining(
        'aws cloudformation describe-type --region eu-central-2 --type RESOURCE --type-name AWS::SageMaker::Endpoint',
      ),
    },
  ]);
  expect(hostsIn('eu-central-2', { 'models[1].availabilityConfirmedOn': '2026-11-26' })).toEqual([]);
});

test('in Calgary, models on Bedrock need a confirmation, because no guardrail is known to exist there', () => {
  expect(hostsIn('ca-west-1').filter(({ got }) => got === 'bedrock')).toEqual([
    expect.objectContaining({
      path: 'models[2].host',
      allowed: expect.stringContaining('AWS::Bedrock::Guardrail'),
    }),
    expect.objectContaining({ path: 'models[3].host' }),
    expect.objectContaining({ path: 'models[4].host' }),
  ]);
});

test.each(['us-east-1', 'ca-central-1', 'eu-west-2', 'ap-southeast-2'])(
  'in %s, every host is offered',
  (region) => {
    expect(hostsIn(region)).toEqual([]);
  },
);
