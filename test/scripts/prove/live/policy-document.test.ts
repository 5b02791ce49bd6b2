import { livePolicy } from '../../../../scripts/prove/live/policy-document';
import { READERS } from '../../../../scripts/prove/live/readers';
import { fixtureDeployment } from '../../../fixture-deployments';

const deployment = fixtureDeployment('us-gov-west-1');
const { Statement } = livePolicy(deployment, Object.keys(READERS));
const actions = Statement.flatMap(({ Action }) => Action);

test.each(Object.entries(READERS))('the policy lets the live proof read %s', (_, { actions: needed }) => {
  expect(needed.filter((action) => !actions.includes(action))).toEqual([]);
});

test('every action reads', () => {
  const reading = /^[a-z0-9-]+:(GET|Get|List|Describe|View|BatchDescribe|Detect|Decrypt)/;
  expect(actions.filter((action) => !reading.test(action))).toEqual([]);
});

test('objects are read in the bucket of uploaded code alone', () => {
  const [reads, ...content] = Statement;
  expect(reads?.Action).not.toContain('s3:GetObject');
  expect(content[0]).toMatchObject({
    Action: ['s3:GetObject'],
    Resource: `arn:aws-us-gov:s3:::cdk-hnb659fds-assets-${deployment.account}-us-gov-west-1/*`,
  });
});

test('what is encrypted is decrypted through the services that return it alone', () => {
  expect(Statement[2]?.Condition).toEqual({
    StringEquals: {
      'kms:ViaService': ['bedrock', 'lambda', 's3'].map(
        (service) => `${service}.us-gov-west-1.amazonaws.com`,
      ),
    },
  });
});
