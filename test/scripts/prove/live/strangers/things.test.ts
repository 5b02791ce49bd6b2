import {
  CreateAuthorizerCommand,
  CreateBasePathMappingCommand,
  CreateDomainNameCommand,
} from '@aws-sdk/client-api-gateway';
import { CreateGrantCommand } from '@aws-sdk/client-kms';
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionUrlConfigCommand,
  PublishVersionCommand,
} from '@aws-sdk/client-lambda';
import { PutBucketNotificationConfigurationCommand } from '@aws-sdk/client-s3';
import { CreateModelCommand } from '@aws-sdk/client-sagemaker';
import { ACCOUNT, motoAccount, withMoto } from '../../../account/moto-account';
import { deployedIn, type PlantedAccount } from './planted-in';

const moto = motoAccount('us-east-1');
let planted: PlantedAccount | undefined;

async function deployment() {
  planted ??= await deployedIn(moto(), 'us-east-1');
  const { claim, id } = planted;
  return { id, claim, evidence: async (of: string) => (await claim(of))?.evidence ?? [] };
}

const NAMED = 'no stack of the deployment made the';

withMoto.each(['live.functions', 'live.api', 'live.keys', 'live.buckets', 'live.hosts', 'live.logs'])(
  '%s holds where there is the deployment alone',
  async (id) => {
    expect(await (await deployment()).claim(id)).toMatchObject({ holds: true, verdict: 'holds' });
  },
);

withMoto('a URL, an invoker, a version and an alias of a function are named', async () => {
  const { lambda } = moto();
  const { evidence, id } = await deployment();
  const FunctionName = id('Router');
  const url = await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'NONE' }));
  await lambda.send(
    new AddPermissionCommand({
      FunctionName,
      StatementId: 'planted',
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
    }),
  );
  const { Version } = await lambda.send(new PublishVersionCommand({ FunctionName }));
  await lambda.send(new CreateAliasCommand({ FunctionName, FunctionVersion: Version, Name: 'planted' }));
  expect(await evidence('live.functions')).toEqual([
    `${NAMED} URL ${url.FunctionUrl} of function ${FunctionName} (authorization NONE)`,
    `${NAMED} alias planted of function ${FunctionName}`,
    `${NAMED} version ${Version} of function ${FunctionName}`,
    `${NAMED} permission planted in the policy of function ${FunctionName}`,
  ]);
});

withMoto('a grant on a key is named, with what it allows', async () => {
  const { evidence, id } = await deployment();
  const { GrantId } = await moto().kms.send(
    new CreateGrantCommand({
      KeyId: id('KeysAudit'),
      GranteePrincipal: `arn:aws:iam::${ACCOUNT}:role/planted`,
      Operations: ['Decrypt'],
    }),
  );
  expect(await evidence('live.keys')).toEqual([
    `${NAMED} grant ${GrantId} on key ${id('KeysAudit')}: arn:aws:iam::${ACCOUNT}:role/planted may Decrypt`,
  ]);
});

withMoto('an authorizer of the API and a domain name that leads to it are named', async () => {
  const { apiGateway } = moto();
  const { evidence, id } = await deployment();
  const restApiId = id('Api');
  const authorizer = await apiGateway.send(
    new CreateAuthorizerCommand({ restApiId, name: 'planted', type: 'TOKEN' }),
  );
  await apiGateway.send(new CreateDomainNameCommand({ domainName: 'planted.example.com' }));
  await apiGateway.send(new CreateBasePathMappingCommand({ domainName: 'planted.example.com', restApiId }));
  expect(await evidence('live.api')).toEqual([
    `${NAMED} authorizer ${authorizer.id} of the API`,
    `${NAMED} domain name planted.example.com of the API`,
  ]);
});

withMoto('what is told of a bucket, and to what, is named', async () => {
  const { evidence, id } = await deployment();
  const queue = `arn:aws:sqs:us-east-1:${ACCOUNT}:planted`;
  await moto().s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket: id('AuditRecords'),
      NotificationConfiguration: {
        QueueConfigurations: [{ QueueArn: queue, Events: ['s3:ObjectCreated:*'] }],
      },
    }),
  );
  expect(await evidence('live.buckets')).toEqual([
    `${NAMED} notification of bucket ${id('AuditRecords')} to ${queue}`,
  ]);
});

withMoto('a service in the cluster and a model with a role of the deployment are named', async () => {
  const { api, sageMaker } = moto();
  const { evidence, id } = await deployment();
  const cluster = id('VllmCluster');
  await api.ecs('RegisterTaskDefinition', {
    family: 'planted',
    containerDefinitions: [{ name: 'one', image: 'one', memory: 128 }],
  });
  await api.ecs('CreateService', {
    cluster,
    serviceName: 'planted',
    taskDefinition: 'planted',
    desiredCount: 0,
  });
  await sageMaker.send(
    new CreateModelCommand({
      ModelName: 'planted',
      ExecutionRoleArn: `arn:aws:iam::${ACCOUNT}:role/${id('RolesOpenLane')}`,
    }),
  );
  expect(await evidence('live.hosts')).toEqual([
    expect.stringMatching(
      new RegExp(`^${NAMED} service arn:aws:ecs:\\S+planted in a cluster of the deployment`),
    ),
    `${NAMED} SageMaker model planted, which has a role or a security group of the deployment`,
  ]);
});

withMoto('a subscription to a log group is named, with its destination', async () => {
  const { lambda, api } = moto();
  const { evidence, id } = await deployment();
  const { FunctionArn } = await lambda.send(new PublishVersionCommand({ FunctionName: id('Router') }));
  const destinationArn = FunctionArn?.replace(/:\d+$/, '');
  await api.logs('PutSubscriptionFilter', {
    logGroupName: id('Logs'),
    filterName: 'planted',
    filterPattern: '',
    destinationArn,
  });
  expect(await evidence('live.logs')).toEqual([
    `${NAMED} subscription planted of log group ${id('Logs')} to ${destinationArn}`,
  ]);
});
