import { imageLayersArn, imageLayersBucket } from '../../../lib/proof/image-layers';
import { laneRequest, roleContext } from '../../../lib/proof/lane-request';
import type { InterfaceEndpoint } from '../../../lib/proof/network/endpoints';
import type { RouterLane } from '../../../lib/proof/router-lanes';
import { ACCOUNT, role } from './iam/support';

const principal = role('open') as RouterLane['identity']['principal'];
const lane = { identity: { principal }, vpc: 'vpc-1', functionArn: 'arn:function' } as RouterLane;
const endpoint = { id: 'vpce-1' } as InterfaceEndpoint;
const CALL = { action: 'bedrock:InvokeModel', resource: 'x', region: 'eu-west-1' };

test('a role calls from inside the VPC: signed, over TLS, and not through another service', () => {
  expect(roleContext(principal, 'vpc-1', 'eu-central-1')).toEqual({
    'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:role/open`,
    'aws:PrincipalAccount': ACCOUNT,
    'aws:PrincipalType': 'AssumedRole',
    'aws:PrincipalIsAWSService': 'false',
    'aws:ViaAWSService': 'false',
    'aws:SecureTransport': 'true',
    'aws:SourceVpc': 'vpc-1',
    'aws:RequestedRegion': 'eu-central-1',
  });
});

test('a lane calls with its role, for its function, and through its endpoint', () => {
  expect(laneRequest(lane, CALL, endpoint)).toEqual({
    principal,
    action: 'bedrock:InvokeModel',
    resource: 'x',
    context: {
      ...roleContext(principal, 'vpc-1', 'eu-west-1'),
      'aws:SourceVpce': 'vpce-1',
      'lambda:SourceFunctionArn': 'arn:function',
      'bedrock:InferenceProfileArn': null,
      'bedrock:GuardrailIdentifier': null,
      'kms:MacAlgorithm': 'HMAC_SHA_256',
    },
  });
});

test('without an endpoint it is not known which one the call passes', () => {
  expect(laneRequest(lane, CALL).context).not.toHaveProperty('aws:SourceVpce');
});

test('the profile and the guardrail of a call are condition keys', () => {
  const { context } = laneRequest(lane, { ...CALL, profile: 'arn:profile', guardrail: 'arn:guardrail:1' });
  expect(context).toMatchObject({
    'bedrock:InferenceProfileArn': 'arn:profile',
    'bedrock:GuardrailIdentifier': 'arn:guardrail:1',
  });
});

test('image layers come from a bucket of ECR in the region', () => {
  expect(imageLayersBucket('eu-central-1')).toBe('prod-eu-central-1-starport-layer-bucket');
  expect(imageLayersArn('aws', 'eu-central-1')).toBe(
    'arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*',
  );
});
