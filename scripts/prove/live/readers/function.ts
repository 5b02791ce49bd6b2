import {
  type FunctionConfiguration,
  GetFunctionCommand,
  GetFunctionRecursionConfigCommand,
  type LambdaClient,
  paginateListFunctionUrlConfigs,
} from '@aws-sdk/client-lambda';
import type { FurtherResource } from '../../../../lib/proof/live/found-account';
import { NotRead } from '../../../../lib/proof/template/found-value';
import { allPages } from '../../../account/all-pages';
import { unlessAbsent } from '../../../account/unless-absent';
import { orNotRead } from '../not-read';
import type { Reader } from '../reader';
import { functionPolicy, permissionOf } from './function-policy';

/** A function with its configuration, who may call it, and the URLs that it has. Its code is read by itself. */
export const lambdaFunction: Reader = {
  actions: [
    'lambda:GetFunction',
    'lambda:GetFunctionRecursionConfig',
    'lambda:GetPolicy',
    'lambda:ListFunctionUrlConfigs',
    // Lambda decrypts the variables for the caller.
    'kms:Decrypt',
  ],
  async read({ account: { lambda }, physicalId: name, isOwn }) {
    const found = await unlessAbsent(
      lambda.send(new GetFunctionCommand({ FunctionName: name })),
      'ResourceNotFoundException',
    );
    if (!found?.Configuration) return { kind: 'gone' };
    const callers = await orNotRead(`who may call function ${name}`, () =>
      furtherCallers(lambda, name, (sid) => isOwn('AWS::Lambda::Permission', sid)),
    );
    const urls = await orNotRead(`the URLs of function ${name}`, () => urlsOf(lambda, name));
    const concurrency = found.Concurrency?.ReservedConcurrentExecutions;
    return {
      kind: 'read',
      properties: {
        ...propertiesOf(found.Configuration, name),
        ...(concurrency !== undefined && { ReservedConcurrentExecutions: concurrency }),
        RecursiveLoop: await orNotRead(`the recursive loop of function ${name}`, async () => {
          const command = new GetFunctionRecursionConfigCommand({ FunctionName: name });
          return (await lambda.send(command)).RecursiveLoop;
        }),
      },
      kept: KEPT,
      further: [callers, urls].flatMap((found) => (found instanceof NotRead ? [] : found)),
      furtherUnread: [callers, urls].flatMap((found) => (found instanceof NotRead ? [found.reason] : [])),
    };
  },
};

/** `Code` names an upload; what runs is read by its hash. No claim reads the others. */
const KEPT = ['Code', 'Description', 'Tags', 'FunctionName'];

/** As a template writes it, without what Lambda adds where a template sets nothing. */
function propertiesOf(found: FunctionConfiguration, name: string): Readonly<Record<string, unknown>> {
  const { Environment, Layers = [], VpcConfig, EphemeralStorage, SnapStart, LoggingConfig } = found;
  const { LogFormat, LogGroup, ApplicationLogLevel, SystemLogLevel } = LoggingConfig ?? {};
  const isInVpc = (VpcConfig?.SubnetIds ?? []).length > 0;
  return {
    Architectures: found.Architectures,
    Runtime: found.Runtime,
    Handler: found.Handler,
    Role: found.Role,
    MemorySize: found.MemorySize,
    Timeout: found.Timeout,
    KmsKeyArn: found.KMSKeyArn,
    DeadLetterConfig: found.DeadLetterConfig,
    TracingConfig: found.TracingConfig,
    ImageConfig: found.ImageConfigResponse?.ImageConfig,
    ...(Environment?.Error
      ? {
          Environment: new NotRead(
            `could not read the variables of function ${name} in the account: ${Environment.Error.Message}`,
          ),
        }
      : Environment?.Variables && { Environment: { Variables: Environment.Variables } }),
    ...(isInVpc && {
      VpcConfig: {
        SubnetIds: VpcConfig?.SubnetIds,
        SecurityGroupIds: VpcConfig?.SecurityGroupIds,
        ...(VpcConfig?.Ipv6AllowedForDualStack && { Ipv6AllowedForDualStack: true }),
      },
    }),
    ...(LoggingConfig && {
      LoggingConfig: {
        LogFormat,
        LogGroup,
        ...(ApplicationLogLevel && ApplicationLogLevel !== 'INFO' && { ApplicationLogLevel }),
        ...(SystemLogLevel && SystemLogLevel !== 'INFO' && { SystemLogLevel }),
      },
    }),
    ...(Layers.length > 0 && { Layers: Layers.map(({ Arn }) => Arn) }),
    ...((found.FileSystemConfigs ?? []).length > 0 && { FileSystemConfigs: found.FileSystemConfigs }),
    ...(EphemeralStorage && EphemeralStorage.Size !== 512 && { EphemeralStorage }),
    ...(SnapStart && SnapStart.ApplyOn !== 'None' && { SnapStart: { ApplyOn: SnapStart.ApplyOn } }),
    ...(found.PackageType !== 'Zip' && { PackageType: found.PackageType }),
  };
}

/** Statements of the function's own policy that no resource of the stacks has added. */
async function furtherCallers(
  lambda: LambdaClient,
  name: string,
  isOwn: (sid: string) => boolean,
): Promise<readonly FurtherResource[]> {
  return (await functionPolicy(lambda, name))
    .filter(({ Sid = '' }) => !isOwn(Sid))
    .map((statement) => ({
      name: `statement ${statement.Sid} of the policy of function ${name}`,
      resource: {
        Type: 'AWS::Lambda::Permission',
        Properties: { ...permissionOf(statement), FunctionName: name },
      },
    }));
}

async function urlsOf(client: LambdaClient, name: string): Promise<readonly FurtherResource[]> {
  const pages = paginateListFunctionUrlConfigs({ client }, { FunctionName: name });
  return (await allPages(pages, (page) => page.FunctionUrlConfigs)).map(({ FunctionUrl, AuthType }) => ({
    name: `${FunctionUrl} of function ${name}`,
    resource: { Type: 'AWS::Lambda::Url', Properties: { AuthType, TargetFunctionArn: name } },
  }));
}
