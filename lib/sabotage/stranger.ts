import { regionFacts } from '../config/facts/regions';
import type { Reference } from './references';

/** Things of somebody else, in the partition of a deployment. None of them occurs in it. */
export interface Stranger {
  readonly account: string;
  readonly region: string;
  readonly role: string;
  readonly bucket: string;
  readonly bucketArn: string;
  readonly vpcEndpoint: string;
  /** A host name. */
  readonly host: string;
  arn(service: string, resource: string): string;
  /** A literal that could stand for a reference. */
  literal(reference: Reference | undefined): string;
}

export function strangerTo(region: string): Stranger {
  const { partition } = regionFacts(region);
  const account = '999988887777';
  const other = region === 'ap-southeast-2' ? 'eu-west-3' : 'ap-southeast-2';
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:${service === 'iam' ? '' : other}:${account}:${resource}`;
  const role = arn('iam', 'role/somebody-else');
  const bucket = 'bucket-of-somebody-else';
  const bucketArn = `arn:${partition}:s3:::${bucket}`;
  const arns: Readonly<Record<string, string>> = {
    'AWS::S3::Bucket': bucketArn,
    'AWS::KMS::Key': arn('kms', 'key/0f00f00f-0f00-0f00-0f00-0f00f00f00f0'),
    'AWS::Lambda::Function': arn('lambda', 'function:somebody-else'),
    'AWS::Logs::LogGroup': arn('logs', 'log-group:somebody-else:*'),
    'AWS::KinesisFirehose::DeliveryStream': arn('firehose', 'deliverystream/somebody-else'),
    'AWS::SNS::Topic': arn('sns', 'somebody-else'),
    'AWS::SQS::Queue': arn('sqs', 'somebody-else'),
  };
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::AccountId': account,
    'AWS::Region': other,
    'AWS::Partition': 'aws-somewhere-else',
    'AWS::URLSuffix': 'example.org',
    'AWS::StackName': 'stack-of-somebody-else',
  };
  return {
    account,
    region: other,
    role,
    bucket,
    bucketArn,
    vpcEndpoint: IDS['AWS::EC2::VPCEndpoint'],
    host: 'somebody-else.example.org',
    arn,
    literal({ type = '', attribute = '', name = '' } = { attribute: '' }) {
      const isArn = /Arn$/.test(attribute) || (attribute === 'Ref' && REF_IS_ARN.includes(type));
      if (isArn) return arns[type] ?? role;
      const ids: Readonly<Record<string, string>> = { ...IDS, 'AWS::S3::Bucket': bucket };
      return pseudo[name] ?? ids[type] ?? 'somebody-else';
    },
  };
}

/** What `Ref` returns, by type, where it is neither a name nor an ARN. */
const IDS = {
  'AWS::EC2::SecurityGroup': 'sg-0f00f00f00f00f00f',
  'AWS::EC2::Subnet': 'subnet-0f00f00f00f00f00f',
  'AWS::EC2::VPC': 'vpc-0f00f00f00f00f00f',
  'AWS::EC2::VPCEndpoint': 'vpce-0f00f00f00f00f00f',
  'AWS::EC2::RouteTable': 'rtb-0f00f00f00f00f00f',
  'AWS::EC2::LaunchTemplate': 'lt-0f00f00f00f00f00f',
  'AWS::KMS::Key': '0f00f00f-0f00-0f00-0f00-0f00f00f00f0',
  'AWS::ApiGateway::RestApi': 'f00f00f00f',
  'AWS::Route53::HostedZone': 'Z0F00F00F00F00F00F00',
} as const;

/** Types whose `Ref` is an ARN. */
const REF_IS_ARN = ['AWS::SNS::Topic', 'AWS::IAM::ManagedPolicy', 'AWS::SageMaker::Endpoint'];
