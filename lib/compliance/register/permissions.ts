import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations of IAM policies: statements whose resource has a star. */
export const permissions: readonly Acknowledgement[] = [
  {
    rules: ['IAM5[Resource::*]'],
    constructs: [
      'foundation/Policies/OpenLane/Resource',
      'foundation/Policies/SealedLane/Resource',
      'foundation/Policies/Authorizer/Resource',
      'foundation/Policies/ChainHeads/Resource',
    ],
    reason:
      'ec2:DescribeNetworkInterfaces and ec2:DescribeSubnets take no resource in IAM (service authorization reference of Amazon EC2), and Lambda calls them with the role of every function in a VPC. They read addresses and ids. The same policy denies both to the code of the function.',
    owner: 'identity and access',
    review: '2027-08-09',
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
      'EC2 chooses the id of an interface when it creates it. Creation also needs the subnets and the security group, and the statement names those of the workload. The other actions reach every interface of the account: Lambda and SageMaker document no narrower form. Only the two services can make these calls: the code of a function is denied them, and the container of a SageMaker model has no credentials.',
    owner: 'network security',
    review: '2027-07-05',
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
      'The one action of the statement is ec2:DeleteNetworkInterface, so nothing but interfaces is in its reach, and EC2 refuses to delete one that is in use. Lambda checks the permission in this form when it creates a function in a VPC, and refuses a narrower one (Lambda developer guide, "Required IAM permissions"). The same policy denies the action to the code of the function.',
    owner: 'network security',
    review: '2027-07-12',
  },
  {
    rules: ['IAM5[Resource::*]'],
    constructs: ['foundation/Policies/OpenLaneOpinion/Resource'],
    reason:
      'comprehend:ContainsPiiEntities takes no resource in IAM: the text is in the request, and nothing of the account is read. It is the only action of this policy, which exists where a deployment asks for a second opinion; the endpoint of Comprehend admits this role and this action alone.',
    owner: 'data protection',
    review: '2027-06-07',
  },
  {
    rules: ['IAM5[Resource::*]'],
    constructs: ['foundation/Policies/Vllm/Instance/Resource'],
    reason:
      'ecs:DiscoverPollEndpoint takes no resource in IAM: the agent asks for the host name to poll before its instance is registered. It is the only action of the statement. Every other statement of the policy names the one cluster.',
    owner: 'model operations',
    review: '2027-09-06',
  },
  {
    rules: ['IAM5[Resource::arn:{partition}:ecs:{region}:{account}:container-instance/{deployment}-vllm/*]'],
    constructs: ['foundation/Policies/Vllm/Instance/Resource'],
    reason:
      'ECS chooses the id of a container instance when it registers. The pattern has the name of the one cluster, so it reaches the instances of this deployment and no others.',
    owner: 'model operations',
    review: '2027-09-13',
  },
  {
    rules: ['IAM5[Resource::*]'],
    constructs: ['foundation/Policies/Vllm/Execution/Resource', 'foundation/Policies/Sagemaker/Resource'],
    reason:
      'ecr:GetAuthorizationToken takes no resource in IAM: a sign-in is to the registry, and what may be pulled is another statement, which names the one repository. For SageMaker, the ec2:Describe actions take no resource either; cloudwatch:PutMetricData takes none and is limited by its namespaces.',
    owner: 'model operations',
    review: '2027-09-20',
  },
  {
    rules: ['IAM5[Resource::*]'],
    constructs: ['foundation/Policies/ApiLogging/Resource'],
    reason:
      'API Gateway writes the logs of every API of the account and region with this one role, into log groups that other teams name. It checks the role for the permissions that it documents, which are for any resource, and refuses a narrower one (API Gateway developer guide, "Permissions for CloudWatch logging"). API Gateway alone may assume the role. It exists where a deployment owns the setting (accountSettings.apiGateway: own); the other choices create no role.',
    owner: 'API platform',
    review: '2027-07-19',
  },
  {
    rules: ['IAM5[Resource::*]'],
    constructs: [
      'gateway/OpenRouter/ServicePolicy/Resource',
      'gateway/SealedRouter/ServicePolicy/Resource',
      'gateway/CallerAuthorizer/ServicePolicy/Resource',
      'gateway/ChainHeads/ServicePolicy/Resource',
    ],
    reason:
      'xray:PutTraceSegments and xray:PutTelemetryRecords take no resource in IAM (service authorization reference of AWS X-Ray). They write and read nothing. A trace has timings, ids and names of services, and no text of a request.',
    owner: 'identity and access',
    review: '2027-08-16',
  },
  {
    rules: [
      'IAM5[Resource::<AuditRecords096AC1ED.Arn>/*]',
      'IAM5[Resource::<AuditQueriesResults23793138.Arn>/*]',
    ],
    constructs: ['foundation/Audit/Queries/Reader/Resource'],
    reason:
      'The policy is for auditors, whom an administrator chooses after the deploy, so the policy of a bucket cannot name them. An auditor reads every record: Firehose and Athena name the objects as they come. The statements name the two buckets. Whoever holds the policy writes results of queries alone: the records bucket refuses every write of theirs.',
    owner: 'records management',
    review: '2027-05-10',
  },
  {
    rules: ['IAM5[Resource::arn:{partition}:s3:::{archive}/*]'],
    constructs: ['foundation/Audit/ReplicationPolicy/Resource'],
    reason:
      'S3 copies every record into the bucket of the log archive that the deployment names (imports.logArchive), and Firehose names the objects as they come. The role writes copies there and reads and deletes nothing; the bucket belongs to another account, whose own policy must admit the role too. S3 alone may assume the role.',
    owner: 'records management',
    review: '2027-06-14',
  },
];
