import type { Deployment } from '../../../lib/config/deployment';
import { fixtureDeployment } from '../../fixture-deployments';
import { deniedBy } from './denied-by';
import { policiesOf, sandbox, sandboxWith, worldwide } from './policies-of';

const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const profile = (id: string, account = '111122223333') =>
  `arn:aws:bedrock:us-east-1:${account}:inference-profile/${id}`;

/** The statements that deny a prompt to Claude in this region, by way of this profile or none. */
function denied(deployment: Deployment, region: string, by?: string): readonly string[] {
  return deniedBy(policiesOf(deployment, 'regions-in-use'), {
    action: 'bedrock:InvokeModelWithResponseStream',
    resource: `arn:aws:bedrock:${region}::foundation-model/${HAIKU}`,
    context: { 'aws:RequestedRegion': region, ...(by && { 'bedrock:InferenceProfileArn': by }) },
  });
}

test('a profile in use may send a prompt to each of its destinations', () => {
  for (const region of ['us-east-1', 'us-east-2', 'us-west-2']) {
    expect(denied(sandbox, region, profile(`us.${HAIKU}`))).toEqual([]);
  }
});

test('a profile in use may send a prompt nowhere else', () => {
  expect(denied(sandbox, 'ca-central-1', profile(`us.${HAIKU}`))).toEqual(['DenyBeyondDestinations1']);
  expect(denied(sandbox, 'unspecified', profile(`us.${HAIKU}`))).toEqual(['DenyBeyondDestinations1']);
});

test('in another region a model answers only by a profile in use', () => {
  const sid = ['DenyModelsElsewhereWithoutProfileInUse'];
  expect(denied(sandbox, 'us-west-2')).toEqual(sid);
  expect(denied(sandbox, 'us-west-2', profile('us.amazon.nova-pro-v1:0'))).toEqual(sid);
  expect(denied(sandbox, 'us-west-2', profile(`us.${HAIKU}`, '444455556666'))).toEqual(sid);
});

test('inside its own region the account may ask any model: IAM says which', () => {
  expect(denied(sandbox, 'us-east-1')).toEqual([]);
});

test('a global profile in use may send a prompt anywhere, and a geographic one beside it may not', () => {
  expect(denied(worldwide, 'unspecified', profile(`global.${HAIKU}`))).toEqual([]);
  expect(denied(worldwide, 'unspecified', profile(`us.${HAIKU}`))).toEqual([
    'DenyModelsElsewhereWithoutProfileInUse',
  ]);
});

test('a deployment without profiles leaves no exception: Bedrock is denied elsewhere like all else', () => {
  const local = sandboxWith({ models: sandbox.models.slice(0, 3) });
  expect(denied(local, 'us-west-2', profile(`us.${HAIKU}`))).toEqual(['DenyOtherRegions']);
});

test('other services work in the account’s own region only, what has no region excepted', () => {
  const policies = policiesOf(fixtureDeployment('eu-central-1'), 'regions-in-use');
  const inRegion = (action: string, region: string) =>
    deniedBy(policies, { action, context: { 'aws:RequestedRegion': region } });
  expect(inRegion('s3:CreateBucket', 'eu-central-1')).toEqual([]);
  expect(inRegion('s3:CreateBucket', 'eu-west-1')).toEqual(['DenyOtherRegions']);
  expect(inRegion('sts:AssumeRole', 'us-east-1')).toEqual([]);
});
