import {
  CreateResourceCommand,
  DeleteMethodCommand,
  DeleteResourceCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  PutMethodCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
} from '@aws-sdk/client-ec2';
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  AddPermissionCommand,
  GetFunctionConfigurationCommand,
  RemovePermissionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { GetBucketPolicyCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { type ProofReport, prove } from '../../../../lib/proof/prove';
import type { Account } from '../../../../scripts/account/account';
import { readLive } from '../../../../scripts/prove/live/read-live';
import { fixtureDeployment } from '../../../fixture-deployments';
import { withMoto } from '../../account/moto-account';
import { deployedAccount } from './deployed-account';
import { refusingService } from './refusing-service';

// A deployment is deployed in a simulated account, as its templates say. Each test then plants one thing by hand.

const deployment = fixtureDeployment('starter');
const { region } = deployment;
const { moto, account, deployed, idOf } = deployedAccount(deployment);
const refusingIam = refusingService(moto, ['ListRolePolicies']);

async function report(at: Account = account()): Promise<ProofReport> {
  return prove((await readLive(deployment, at)).subject);
}

/** The ids of the claims that do not hold, and everything that is said against them. */
async function against(at?: Account): Promise<Readonly<Record<string, string>>> {
  const { claims } = await report(at);
  return Object.fromEntries(
    claims.filter(({ holds }) => !holds).map(({ id, evidence }) => [id, evidence.join('\n')]),
  );
}

const laneRole = () => idOf('foundation', 'AWS::IAM::Role', 'RolesOpenLane');
const router = () => idOf('gateway', 'AWS::Lambda::Function', 'OpenRouter');
const everything = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'bedrock:*', Resource: '*' }],
});

withMoto('every claim about what is deployed as the templates say holds', async () => {
  expect(await against()).toEqual({});
});

withMoto('an inline policy on the role of a lane is found, and what it allows', async () => {
  const { iam } = moto();
  const policy = { RoleName: laneRole(), PolicyName: 'planted' };
  await iam.send(new PutRolePolicyCommand({ ...policy, PolicyDocument: everything }));
  const found = await against();
  await iam.send(new DeleteRolePolicyCommand(policy));
  expect(found['roles.trust']).toContain('Policies is [{"PolicyName":"planted"');
  expect(found['live.as-templates']).toContain('Policies is in the account, not in the template');
  expect(found['I4.roles-exact']).toContain('open lane');
});

withMoto('a policy that is attached to the role of a lane is found by name, and what it allows', async () => {
  const { iam } = moto();
  const { Policy } = await iam.send(
    new CreatePolicyCommand({ PolicyName: 'wide', PolicyDocument: everything }),
  );
  const attached = { RoleName: laneRole(), PolicyArn: Policy?.Arn };
  await iam.send(new AttachRolePolicyCommand(attached));
  const found = await against();
  await iam.send(new DetachRolePolicyCommand(attached));
  expect(found['world.nothing-else']).toContain(
    `in the account, not in the template: arn:aws:iam::${deployment.account}:policy/wide on role ${laneRole()}`,
  );
  expect(found['I4.roles-exact']).toContain('open lane');
});

withMoto('a role that another account may assume is found', async () => {
  const { iam } = moto();
  const trust = (principal: object) =>
    new UpdateAssumeRolePolicyCommand({
      RoleName: laneRole(),
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
      }),
    });
  await iam.send(trust({ AWS: 'arn:aws:iam::999999999999:root' }));
  const found = await against();
  await iam.send(trust({ Service: 'lambda.amazonaws.com' }));
  expect(found['roles.trust']).toContain('999999999999');
  expect(found['only-lanes.trust']).toContain('trusts another principal');
});

withMoto('a policy of a stack that is attached to one more role is found', async () => {
  const { iam } = moto();
  const attached = {
    RoleName: idOf('foundation', 'AWS::IAM::Role', 'RolesChainHeads'),
    PolicyArn: idOf('gateway', 'AWS::IAM::ManagedPolicy', 'OpenRouterServicePolicy'),
  };
  await iam.send(new AttachRolePolicyCommand(attached));
  const found = await against();
  await iam.send(new DetachRolePolicyCommand(attached));
  expect(found['live.as-templates']).toMatch(/OpenRouterServicePolicy.*Roles.*RolesChainHeads/);
});

withMoto('a variable of a router is found', async () => {
  const at = account();
  const FunctionName = router();
  const { Environment } = await at.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const set = (more: Readonly<Record<string, string>>) =>
    new UpdateFunctionConfigurationCommand({
      FunctionName,
      Environment: { Variables: { ...Environment?.Variables, ...more } },
    });
  await at.lambda.send(set({ NODE_OPTIONS: '--require /tmp/x' }));
  const found = await against();
  await at.lambda.send(set({}));
  expect(found['gateway.environment']).toContain('NODE_OPTIONS is "--require /tmp/x", expected nothing');
});

withMoto('other code of a function is found', async () => {
  const at = account();
  const FunctionName = router();
  const own = deployed().stacks[`${deployment.name}-gateway`]?.template.Resources;
  const { Code } = (Object.entries(own ?? {}).find(([id]) => id.startsWith('OpenRouterFunction'))?.[1]
    .Properties ?? {}) as { readonly Code?: { readonly S3Bucket: string; readonly S3Key: string } };
  await at.lambda.send(
    new UpdateFunctionCodeCommand({
      FunctionName,
      ZipFile: Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64'),
    }),
  );
  const found = await against();
  await at.lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ...Code }));
  expect(found['functions.code']).toContain('not the upload that its template names');
});

withMoto('one more caller of a function is found', async () => {
  const at = account();
  const planted = { FunctionName: router(), StatementId: 'planted' };
  await at.lambda.send(
    new AddPermissionCommand({ ...planted, Action: 'lambda:InvokeFunction', Principal: '999999999999' }),
  );
  const found = await against();
  await at.lambda.send(new RemovePermissionCommand(planted));
  expect(found['world.nothing-else']).toContain(
    `in the account, not in the template: statement planted of the policy of function ${router()}`,
  );
});

withMoto('a statement of a bucket’s policy is found', async () => {
  const { s3 } = moto();
  const Bucket = idOf('foundation', 'AWS::S3::Bucket', 'AuditRecords');
  const { Policy = '' } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
  const { Statement, ...rest } = JSON.parse(Policy);
  const more = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::${Bucket}/*`,
  };
  const changed = JSON.stringify({ ...rest, Statement: [...Statement, more] });
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: changed }));
  const found = await against();
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  expect(found.principals).toContain('AuditRecords');
});

withMoto('what these credentials may not read is undecided by name, and hides nothing else', async () => {
  const refusing = { ...account(), iam: refusingIam(region).iam };
  const { claims } = await report(refusing);
  const undecided = claims.filter(({ verdict }) => verdict === 'undecided');
  expect(undecided.map(({ id }) => id)).toEqual(expect.arrayContaining(['roles.trust', 'live.as-templates']));
  expect(undecided.flatMap(({ evidence }) => evidence).join('\n')).toContain(
    `could not read the inline policies of role ${laneRole()} in the account: AccessDenied`,
  );
  expect(claims.filter(({ verdict }) => verdict === 'fails')).toEqual([]);
  expect(claims.find(({ id }) => id === 'network.groups')?.verdict).toBe('holds');
});

withMoto(
  'a path and a method of the API that no template has are found, and who may call the method',
  async () => {
    const { apiGateway } = moto();
    const restApiId = idOf('gateway', 'AWS::ApiGateway::RestApi', 'Api');
    const { items = [] } = await apiGateway.send(new GetResourcesCommand({ restApiId, limit: 500 }));
    const parentId = items.find(({ path }) => path === '/v1')?.id;
    const { id: resourceId } = await apiGateway.send(
      new CreateResourceCommand({ restApiId, parentId, pathPart: 'planted' }),
    );
    const method = { restApiId, resourceId, httpMethod: 'POST' };
    await apiGateway.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
    const found = await against();
    await apiGateway.send(new DeleteResourceCommand({ restApiId, resourceId }));
    expect(found['world.nothing-else']).toContain(`path /v1/planted of API ${restApiId}`);
    expect(found['world.nothing-else']).toContain(`method POST /v1/planted of API ${restApiId}`);
    expect(found['api.methods']).toContain('is authorized by NONE');
  },
);

withMoto('one more method on a path of the API is found', async () => {
  const { apiGateway } = moto();
  const restApiId = idOf('gateway', 'AWS::ApiGateway::RestApi', 'Api');
  const { items = [] } = await apiGateway.send(new GetResourcesCommand({ restApiId, limit: 500 }));
  const resourceId = items.find(({ path }) => path === '/v1/models')?.id;
  const method = { restApiId, resourceId, httpMethod: 'DELETE' };
  await apiGateway.send(new PutMethodCommand({ ...method, authorizationType: 'AWS_IAM' }));
  const found = await against();
  await apiGateway.send(new DeleteMethodCommand(method));
  expect(found['world.nothing-else']).toContain(`method DELETE /v1/models of API ${restApiId}`);
});

withMoto('another policy of the API is found, and whom it admits', async () => {
  const { apiGateway } = moto();
  const restApiId = idOf('gateway', 'AWS::ApiGateway::RestApi', 'Api');
  const { policy = '' } = await apiGateway.send(new GetRestApiCommand({ restApiId }));
  const set = (value: string) =>
    apiGateway.send(
      new UpdateRestApiCommand({ restApiId, patchOperations: [{ op: 'replace', path: '/policy', value }] }),
    );
  const { Statement, ...rest } = JSON.parse(policy);
  const more = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
  await set(JSON.stringify({ ...rest, Statement: [...Statement, more] }));
  const found = await against();
  await set(policy);
  expect(found['live.as-templates']).toContain('Policy.Statement is in the account, not in the template');
  expect(found['api.foreign-account']).toBeDefined();
});

// A rule and a route are not taken back.

withMoto('a rule of a security group is found', async () => {
  const GroupId = idOf('foundation', 'AWS::EC2::SecurityGroup', 'NetworkSecurityGroupskmsendpoint');
  const range = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
  await moto().ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [range] }));
  const found = await against();
  expect(found['network.groups']).toContain('0.0.0.0/0');
  expect(found['I5.rules']).toContain('0.0.0.0/0');
});

withMoto('a route to the internet is found', async () => {
  const { ec2 } = moto();
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const RouteTableId = idOf('foundation', 'AWS::EC2::RouteTable', 'NetworkPrivateVpc');
  const GatewayId = InternetGateway?.InternetGatewayId;
  await ec2.send(new CreateRouteCommand({ RouteTableId, GatewayId, DestinationCidrBlock: '0.0.0.0/0' }));
  const found = await against();
  expect(found['world.nothing-else']).toContain('route to 0.0.0.0/0');
});
