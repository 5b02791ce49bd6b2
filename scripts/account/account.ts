import { ACMClient } from '@aws-sdk/client-acm';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { BedrockClient } from '@aws-sdk/client-bedrock';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECRClient } from '@aws-sdk/client-ecr';
import { GuardDutyClient } from '@aws-sdk/client-guardduty';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { STSClient } from '@aws-sdk/client-sts';
import { type AwsApi, createAwsApi } from './aws-api';
import { clientOptions } from './client-options';
import { connection } from './connection';

/** The account that the AWS credentials in use belong to. */
export interface Account {
  readonly region: string;
  readonly acm: ACMClient;
  readonly api: AwsApi;
  readonly apiGateway: APIGatewayClient;
  readonly bedrock: BedrockClient;
  /** Bedrock in us-east-1, which has the use-case form of the whole account. */
  readonly bedrockForms: BedrockClient;
  readonly cloudFormation: CloudFormationClient;
  readonly ec2: EC2Client;
  readonly ecr: ECRClient;
  readonly guardDuty: GuardDutyClient;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly lambda: LambdaClient;
  readonly organizations: OrganizationsClient;
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly serviceQuotas: ServiceQuotasClient;
  readonly sts: STSClient;
}

export interface AccountOptions {
  /** Where all services are. @default AWS, or where `AWS_ENDPOINT_URL` says */
  readonly endpoint?: string;
  /** @default where the AWS SDK looks for them: environment, profile, SSO, instance role */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** A profile to take credentials of, in place of the environment's. @default none */
  readonly profile?: string;
  /** @default the bucket's name in the host name, as AWS wants it */
  readonly s3?: { readonly forcePathStyle: boolean };
}

/** Clients for one region. */
export function openAccount(region: string, { profile, s3, ...others }: AccountOptions = {}): Account {
  const way = connection();
  const options = { region, ...clientOptions(way, profile), ...others };
  const sts = new STSClient(options);
  return {
    region,
    api: createAwsApi({
      region,
      // Those of a client: it gives its region to a role that is assumed.
      credentials: () => sts.config.credentials(),
      connection: way,
      endpoint: others.endpoint ?? process.env.AWS_ENDPOINT_URL,
    }),
    acm: new ACMClient(options),
    apiGateway: new APIGatewayClient(options),
    bedrock: new BedrockClient(options),
    bedrockForms: new BedrockClient({ ...options, region: 'us-east-1' }),
    cloudFormation: new CloudFormationClient(options),
    ec2: new EC2Client(options),
    ecr: new ECRClient(options),
    guardDuty: new GuardDutyClient(options),
    iam: new IAMClient(options),
    kms: new KMSClient(options),
    lambda: new LambdaClient(options),
    organizations: new OrganizationsClient(options),
    s3: new S3Client({ ...options, ...s3 }),
    sageMaker: new SageMakerClient(options),
    serviceQuotas: new ServiceQuotasClient(options),
    sts,
  };
}
