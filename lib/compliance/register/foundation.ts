import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations in the foundation stack. */
export const foundation: readonly Acknowledgement[] = [
  {
    rules: ['IAM5[Resource::*]'],
    constructs: [
      'foundation/Policies/OpenLane/Resource',
      'foundation/Policies/SealedLane/Resource',
      'foundation/Policies/Authorizer/Resource',
      'foundation/Policies/ChainHeads/Resource',
    ],
    reason:
      'ec2:DescribeNetworkInterfaces takes no resource in IAM, and Lambda calls it with the role of every function in a VPC. It reads; creating and deleting interfaces is limited to the subnets and group of the function.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['IAM5[Resource::arn:{partition}:ec2:{region}:{account}:network-interface/*]'],
    constructs: [
      'foundation/Policies/OpenLane/Resource',
      'foundation/Policies/SealedLane/Resource',
      'foundation/Policies/Authorizer/Resource',
      'foundation/Policies/ChainHeads/Resource',
      'foundation/Policies/Sagemaker/Resource',
    ],
    reason:
      'The id of a network interface is not known before it exists. Creating one is limited to the subnets and the security group of the workload.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['IAM5[Resource::arn:{partition}:ec2:{region}:{account}:*/*]'],
    constructs: [
      'foundation/Policies/OpenLane/Resource',
      'foundation/Policies/SealedLane/Resource',
      'foundation/Policies/Authorizer/Resource',
      'foundation/Policies/ChainHeads/Resource',
    ],
    reason:
      'The statement allows ec2:DeleteNetworkInterface, which deletes network interfaces and nothing else. Lambda refuses a function in a VPC whose role may delete them only under a narrower name, and the function’s code is denied it.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: [
      'IAM5[Resource::<AuditRecords096AC1ED.Arn>/decisions/*]',
      'IAM5[Resource::<AuditRecords096AC1ED.Arn>/heads/*]',
    ],
    constructs: ['foundation/Policies/ChainHeads/Resource'],
    reason:
      'The signer reads every record and its own statements, and Firehose names the objects of the records. It writes below heads/ only; the bucket policy lets it create each object once, and lets no other role put any.',
    owner: 'audit',
    review: '2027-11-01',
  },
  {
    rules: ['IAM5[Resource::*]'],
    constructs: ['foundation/Policies/OpenLaneOpinion/Resource'],
    reason:
      'comprehend:ContainsPiiEntities takes no resource in IAM: the text it is shown is none. It is the only action of this policy, which exists where a deployment wants a second opinion; the endpoint admits this one role and action alone.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['IAM5[Resource::*]'],
    constructs: ['foundation/Policies/Vllm/Instance/Resource'],
    reason:
      'ecs:DiscoverPollEndpoint takes no resource in IAM: the agent asks where to poll before its instance is registered. It reads one host name.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['IAM5[Resource::arn:{partition}:ecs:{region}:{account}:container-instance/{deployment}-vllm/*]'],
    constructs: ['foundation/Policies/Vllm/Instance/Resource'],
    reason:
      'Container instances get their ids when they register. The statement is limited to the one cluster.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['IAM5[Resource::*]'],
    constructs: ['foundation/Policies/Vllm/Execution/Resource', 'foundation/Policies/Sagemaker/Resource'],
    reason:
      'ecr:GetAuthorizationToken takes no resource in IAM: a sign-in is to the registry. What may be pulled is limited to the one repository. For SageMaker, the read-only ec2:Describe actions and cloudwatch:PutMetricData (limited to its namespaces by condition) take no resource either.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['IAM5[Resource::*]'],
    constructs: ['foundation/Policies/ApiLogging/Resource'],
    reason:
      'API Gateway writes the logs of every API of the account and region with this one role, into log groups that other teams name. It exists where a deployment owns the setting (accountSettings.apiGateway). API Gateway checks the role for the permissions that it documents, which are for any resource, and refuses a narrower one. API Gateway alone may assume it, and log groups of other accounts do not admit it. Role and policy outlive the stack, because the account’s setting does.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['IAM5[Resource::<ModelsWeights6CED637E.Arn>/{weights}/*]'],
    constructs: ['foundation/Policies/Vllm/Task/Resource', 'foundation/Policies/Sagemaker/Resource'],
    reason:
      'A set of weights is many files whose names its publisher chose. The statement reads below one model, all its revisions, and nothing else in the bucket: a copy of the revision before may start again during a deploy and after a rollback.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['S3BucketReplicationEnabled', 'S3DefaultEncryptionKMS'],
    constructs: ['foundation/AccessLogs/Resource'],
    reason:
      'S3 delivers server access logs only to a bucket encrypted by S3 itself, without Object Lock. They hold request lines, no content; the same requests are in CloudTrail data events where the account records them.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['S3BucketReplicationEnabled'],
    constructs: ['foundation/Audit/Records/Resource'],
    reason:
      'This bucket is itself the replica of the landing bucket, under Object Lock in the same region. A copy in a second region would leave the residency the deployment promises; a log-archive account in the same region is the next step where one exists.',
    owner: 'audit',
    review: '2027-11-01',
  },
  {
    rules: ['S3BucketReplicationEnabled'],
    constructs: ['foundation/Models/Weights/Resource'],
    reason:
      'Weights are a pinned revision of a public source and can be staged again byte for byte. A second copy would cost as much as the first and protect nothing that cannot be had again.',
    owner: 'model operations',
    review: '2027-11-01',
  },
  {
    rules: ['S3BucketReplicationEnabled'],
    constructs: ['foundation/Callers/KeySet/Resource'],
    reason:
      'The bucket holds one file of public keys, which the issuer publishes and one command fetches again. Versions are kept; a copy elsewhere would be one more place from which keys could be believed.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['DynamoDBInBackupPlan'],
    constructs: ['foundation/Callers/ApiKeys/Resource'],
    reason:
      'Point-in-time recovery restores the table to any second of the last 35 days, and deletion protection is on. A restored backup older than that would bring revoked keys back to life; lost keys are issued again.',
    owner: 'platform security',
    review: '2027-11-01',
  },
  {
    rules: ['VPCDefaultSecurityGroupClosed'],
    constructs: ['foundation/Network/PrivateVpc/Vpc/Resource'],
    reason:
      'CloudFormation cannot take away the rules of a default security group; the CDK does it with a Lambda outside the VPC, which regulated accounts refuse. `npm run deploy` takes the rules out as soon as the foundation is deployed, checks that none is left, and stops if one is; a foundation deployed by another tool needs `aws ec2 revoke-security-group-*`. Nothing uses the group, and the VPC has no gateway.',
    owner: 'network',
    review: '2027-11-01',
  },
  {
    rules: ['W3010'],
    constructs: ['foundation/Network/PrivateVpc/Vpc/*/Subnet'],
    reason:
      'Zones are written out in the deployment file on purpose: GPU types are offered in some zones only, and the same file must give the same template without asking the account.',
    owner: 'network',
    review: '2027-11-01',
  },
];
