import { endpointRollout } from '../../../../lib/hosts/sagemaker/endpoint-rollout';

test('a fleet is replaced half at a time', () => {
  expect(endpointRollout(2).rollingUpdatePolicy).toMatchObject({
    maximumBatchSize: { type: 'CAPACITY_PERCENT', value: 50 },
  });
});

test('a single instance is replaced by a second one beside it', () => {
  expect(endpointRollout(1).blueGreenUpdatePolicy).toMatchObject({
    trafficRoutingConfiguration: { type: 'ALL_AT_ONCE' },
  });
});

test.each([1, 2, 64])(
  'a rollout of %i instances has one policy, because SageMaker refuses two',
  (instances) => {
    expect(Object.keys(endpointRollout(instances))).toHaveLength(1);
  },
);
