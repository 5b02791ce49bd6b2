import type { Template } from 'aws-cdk-lib/assertions';
import type { Deployment } from '../../../lib/config/deployment';
import { planOf } from '../../../lib/plan/plan';
import { EncryptionKeys } from '../../../lib/security/keys';
import { WorkloadRoles } from '../../../lib/security/workload-roles';
import { fixtureDeployment } from '../../fixture-deployments';
import { BEDROCK, bearerParts, deploymentWith, SAGEMAKER, VLLM } from '../network/fixture';
import { asList, type Statement, statement, statementsOf, templateOf } from './fixture';

const withKeys = (name: string) =>
  templateOf((stack) => {
    const plan = planOf(fixtureDeployment(name));
    const keys = new EncryptionKeys(stack, 'Keys', { plan });
    const roles = new WorkloadRoles(stack, 'Roles', { plan });
    keys.allowDigests(roles.lanes);
    keys.allowSigning(roles.get('chain-heads'));
  });
const sandbox = withKeys('sandbox');

const policyOf = (template: Template, description: RegExp): readonly Statement[] => {
  const [key] = Object.values(template.findResources('AWS::KMS::Key')).filter(({ Properties }) =>
    description.test(Properties.Description),
  );
  return key?.Properties.KeyPolicy.Statement;
};
const all = statementsOf(sandbox, 'AWS::KMS::Key', 'KeyPolicy');

test('no key policy allows everyone anything', () => {
  const allowed = all.filter(({ Effect }) => Effect === 'Allow');
  expect(allowed.filter(({ Principal }) => JSON.stringify(Principal).includes('"*"'))).toEqual([]);
});

test('the changes that administrators may make to a key are listed by name, and do not include its use', () => {
  const administer = all
    .filter(({ Sid }) => Sid === 'AccountAdministers')
    .flatMap(({ Action }) => asList(Action));
  const changes = administer.filter((action) => !/^kms:(Describe|Get|List)\*$/.test(action));
  expect(changes.filter((action) => action.includes('*'))).toEqual([]);
  expect(changes.filter((action) => /CreateGrant|Encrypt|Decrypt|Generate|Sign|Verify/.test(action))).toEqual(
    [],
  );
});

test('every key has the statement on grants that Control Tower requires (CT.KMS.PR.3), word for word', () => {
  const denials = all.filter(({ Effect, Action }) => Effect === 'Deny' && Action === 'kms:CreateGrant');
  expect(denials).toHaveLength(Object.keys(sandbox.findResources('AWS::KMS::Key')).length);
  for (const denial of denials) {
    expect(denial).toEqual({
      Sid: 'GrantsOnlyForAwsResources',
      Effect: 'Deny',
      Action: 'kms:CreateGrant',
      Principal: { AWS: '*' },
      Resource: '*',
      Condition: {
        BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
      },
    });
  }
});

describe('the key of the statements', () => {
  const policy = () => policyOf(sandbox, /^Signs/);

  test('signs for the signer alone, digests with ES256 alone', () => {
    expect(statement(policy(), 'SignerSigns')).toMatchObject({
      Effect: 'Allow',
      Action: 'kms:Sign',
      Principal: { AWS: { 'Fn::GetAtt': [expect.stringMatching(/^RolesChainHeads/), 'Arn'] } },
      Condition: { StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256', 'kms:MessageType': 'DIGEST' } },
    });
  });

  test('is denied to every other principal, administrators included', () => {
    const { Effect, Action, Principal, Condition } = statement(policy(), 'NobodyElseSigns');
    expect({ Effect, Action, Principal }).toEqual({
      Effect: 'Deny',
      Action: 'kms:Sign',
      Principal: { AWS: '*' },
    });
    expect(JSON.stringify(Condition)).toMatch(
      /^{"ArnNotEquals":{"aws:PrincipalArn":\[{[^}]*RolesChainHeads[^}]*}\]}}$/,
    );
  });

  test('is asymmetric, so that its public half verifies', () => {
    sandbox.hasResourceProperties('AWS::KMS::Key', { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
  });
});

test('CloudWatch Logs uses the data key for log groups of this account and region only', () => {
  expect(statement(policyOf(sandbox, /^Logs,/), 'LogGroupsEncrypt').Condition).toEqual({
    ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:eu-central-1:111122223333:log-group:*' },
  });
});

test('alarms of this account and region publish through the data key', () => {
  expect(statement(policyOf(sandbox, /^Logs,/), 'AlarmsPublish').Condition).toEqual({
    StringEquals: { 'aws:SourceAccount': '111122223333' },
    ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:eu-central-1:111122223333:alarm:*' },
  });
});

test('budgets send mail themselves: no key policy names them', () => {
  expect(JSON.stringify(all)).not.toContain('budgets');
});

/** The services through which the data key can be used. */
const servicesOf = (deployment: Deployment) => {
  const plan = planOf(deployment);
  const statements = policyOf(
    templateOf((stack) => new EncryptionKeys(stack, 'Keys', { plan })),
    /^Logs,/,
  );
  const found = (sid: string) => {
    const values = statement(statements, sid).Condition?.StringEquals?.['kms:ViaService'];
    return [...JSON.stringify(values).matchAll(/([\w-]+)\.eu-central-1/g)].map(([, service]) => service);
  };
  expect(found('GrantsThroughServices')).toEqual(found('UsableThroughServices'));
  return found('UsableThroughServices');
};
const declined = { guardrail: { none: 'The applications filter what they send and show.' } };
const bearer = { ...bearerParts.bearer };

test.each([
  ['Bedrock models without a guardrail', deploymentWith([BEDROCK], declined), []],
  ['a guardrail', deploymentWith([BEDROCK]), ['bedrock']],
  ['vllm models', deploymentWith([VLLM]), []],
  ['SageMaker models on local disks', deploymentWith([SAGEMAKER]), []],
  [
    'API keys',
    deploymentWith([BEDROCK], { ...declined, bearer: { ...bearer, oidc: undefined } }),
    ['dynamodb'],
  ],
  ['tokens', deploymentWith([BEDROCK], { ...declined, bearer: { ...bearer, apiKeys: false } }), []],
])(
  'with %s the data key is used through Lambda, SNS, SQS, ECR, S3, the services of its resources and no other',
  (_words, deployment, more) => {
    expect(servicesOf(deployment)).toEqual([...more, 'ecr', 'lambda', 's3', 'sns', 'sqs'].sort());
  },
);

test.each(['ecr', 's3'])(
  'what is retained through %s can be decrypted when no model and no issuer needs it any more',
  (service) => {
    expect(servicesOf(deploymentWith([BEDROCK], declined))).toContain(service);
  },
);

test('the audit key is used through S3 and Firehose, and by no other service', () => {
  const statements = policyOf(sandbox, /^Audit/).filter(({ Effect }) => Effect === 'Allow');
  expect(statements.map(({ Sid }) => Sid)).toEqual([
    'AccountAdministers',
    'UsableThroughServices',
    'GrantsThroughServices',
  ]);
  for (const { Condition } of statements.slice(1)) {
    expect(JSON.stringify(Condition).match(/"(s3|firehose|\w+)\.eu-central-1/g)).toHaveLength(2);
  }
});

test('only the routers may compute digests, and no principal may verify with or export the key', () => {
  const statements = policyOf(sandbox, /^HMAC/).filter(({ Effect }) => Effect === 'Allow');
  expect(statements.map(({ Sid }) => Sid)).toEqual(['AccountAdministers', 'RoutersDigest']);
  expect(statement(statements, 'RoutersDigest')).toMatchObject({
    Action: 'kms:GenerateMac',
    Condition: { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } },
  });
});

const THROUGH_EC2 = {
  'kms:ViaService': { 'Fn::Join': ['', ['ec2.eu-central-1.', { Ref: 'AWS::URLSuffix' }]] },
};

test('Auto Scaling uses the key of the volumes through Amazon EC2 only', () => {
  const statements = policyOf(sandbox, /^Volumes/);
  expect(statement(statements, 'AutoScalingEncryptsVolumes').Condition).toEqual({
    StringEquals: THROUGH_EC2,
  });
});

test('Auto Scaling creates grants through Amazon EC2 only, to attach volumes', () => {
  const statements = policyOf(sandbox, /^Volumes/);
  expect(statement(statements, 'AutoScalingAttachesVolumes').Condition).toEqual({
    StringEquals: THROUGH_EC2,
    Bool: { 'kms:GrantIsForAWSResource': 'true' },
  });
});

test('a deployment without a vllm model has no volumes key and does not name Auto Scaling', () => {
  const starter = withKeys('starter');
  expect(Object.keys(starter.findResources('AWS::KMS::Key'))).toHaveLength(4);
  expect(JSON.stringify(starter.toJSON())).not.toContain('AWSServiceRoleForAutoScaling');
});
