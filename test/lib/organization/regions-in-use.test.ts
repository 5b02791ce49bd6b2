import type { Deployment } from '../../../lib/config/deployment';
import { fixtureDeployment } from '../../fixture-deployments';
import { deniedBy } from './denied-by';
import { policiesOf, sandbox, sandboxWith, worldwide } from './policies-of';

const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const profile = (id: string, account = '111122223333') =>
  `arn:aws:bedrock:us-east-1:${account}:inference-profile/${id}`;

/** The statements that deny a prompt to Claude in this region, through this profile or none. */
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

test('a profile in use may not send a prompt to another region', () => {
  expect(denied(sandbox, 'ca-central-1', profile(`us.${HAIKU}`))).toEqual(['DenyBeyondDestinations1']);
  expect(denied(sandbox, 'unspecified', profile(`us.${HAIKU}`))).toEqual(['DenyBeyondDestinations1']);
});

test('in another region a model may be called only through a profile in use', () => {
  const sid = ['DenyModelsElsewhereWithoutProfileInUse'];
  expect(denied(sandbox, 'us-west-2')).toEqual(sid);
  expect(denied(sandbox, 'us-west-2', profile('us.amazon.nova-pro-v1:0'))).toEqual(sid);
  expect(denied(sandbox, 'us-west-2', profile(`us.${HAIKU}`, '444455556666'))).toEqual(sid);
});

test('in its own region the policy denies no model: IAM decides which to allow', () => {
  expect(denied(sandbox, 'us-east-1')).toEqual([]);
});

test('a global profile in use may send a prompt anywhere; a geographic one that is not in use may not', () => {
  expect(denied(worldwide, 'unspecified', profile(`global.${HAIKU}`))).toEqual([]);
  expect(denied(worldwide, 'unspecified', profile(`us.${HAIKU}`))).toEqual([
    'DenyModelsElsewhereWithoutProfileInUse',
  ]);
});

test('without profiles there is no exception: Bedrock is denied in other regions like every service', () => {
  const local = sandboxWith({ models: sandbox.models.slice(0, 3) });
  expect(denied(local, 'us-west-2', profile(`us.${HAIKU}`))).toEqual(['DenyOtherRegions']);
});

test('other services work in the account’s own region only, except global ones', () => {
  const policies = policiesOf(fixtureDeployment('eu-central-1'), 'regions-in-use');
  const inRegion = (action: string, region: string) =>
    deniedBy(policies, { action, context: { 'aws:RequestedRegion': region } });
  expect(inRegion('s3:CreateBucket', 'eu-central-1')).toEqual([]);
  expect(inRegion('s3:CreateBucket', 'eu-west-1')).toEqual(['DenyOtherRegions']);
  expect(inRegion('sts:AssumeRole', 'us-east-1')).toEqual([]);
});
