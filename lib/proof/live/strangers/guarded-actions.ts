// The actions are those of the service authorization reference, with the types of resources that it names for each
// (cfn-lint 1.51.0, data/AdditionalSpecs/Policies.json).

/** What changes a thing of the deployment, or uses it in place of the deployment's roles. */
export const CHANGES_OF = {
  role: [
    'iam:AttachRolePolicy',
    'iam:DeleteRolePermissionsBoundary',
    'iam:DeleteRolePolicy',
    'iam:DetachRolePolicy',
    'iam:PutRolePermissionsBoundary',
    'iam:PutRolePolicy',
    'iam:UpdateAssumeRolePolicy',
  ],
  policy: ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'],
  function: [
    // Also adds a layer: a layer of another name changes no function by itself.
    'lambda:UpdateFunctionConfiguration',
    'lambda:UpdateFunctionCode',
    'lambda:AddPermission',
    'lambda:InvokeFunction',
    'lambda:CreateFunctionUrlConfig',
    'lambda:InvokeFunctionUrl',
    // What a function answers to an event may be sent elsewhere.
    'lambda:PutFunctionEventInvokeConfig',
    'lambda:UpdateFunctionEventInvokeConfig',
  ],
  records: ['s3:GetObject', 's3:GetObjectVersion', 's3:BypassGovernanceRetention', 's3:PutObjectRetention'],
  object: ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion'],
  bucket: [
    's3:PutBucketPolicy',
    's3:DeleteBucketPolicy',
    's3:PutReplicationConfiguration',
    's3:PutLifecycleConfiguration',
    's3:PutBucketVersioning',
    's3:PutBucketObjectLockConfiguration',
    's3:PutEncryptionConfiguration',
    's3:PutBucketPublicAccessBlock',
    's3:PutBucketOwnershipControls',
    's3:PutBucketLogging',
  ],
  key: ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:DisableKey'],
  endpoint: [
    'sagemaker:InvokeEndpoint',
    'sagemaker:InvokeEndpointWithResponseStream',
    'sagemaker:UpdateEndpoint',
  ],
  images: ['ecr:PutImage', 'ecr:BatchDeleteImage', 'ecr:SetRepositoryPolicy', 'ecr:DeleteRepositoryPolicy'],
  apiKeys: [
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'dynamodb:DeleteItem',
    'dynamodb:BatchWriteItem',
    'dynamodb:PartiQLInsert',
    'dynamodb:PartiQLUpdate',
    'dynamodb:PartiQLDelete',
    'dynamodb:PutResourcePolicy',
  ],
  stream: [
    'firehose:PutRecord',
    'firehose:PutRecordBatch',
    'firehose:UpdateDestination',
    'firehose:StopDeliveryStreamEncryption',
  ],
  api: [
    'apigateway:PATCH',
    'apigateway:POST',
    'apigateway:PUT',
    'apigateway:DELETE',
    'apigateway:UpdateRestApiPolicy',
  ],
  webAcl: ['wafv2:UpdateWebACL'],
  group: [
    'ec2:AuthorizeSecurityGroupIngress',
    'ec2:AuthorizeSecurityGroupEgress',
    'ec2:ModifySecurityGroupRules',
  ],
  routes: [
    'ec2:CreateRoute',
    'ec2:ReplaceRoute',
    'ec2:AssociateRouteTable',
    'ec2:ReplaceRouteTableAssociation',
  ],
  vpc: [
    'ec2:AttachInternetGateway',
    'ec2:AttachVpnGateway',
    'ec2:CreateVpcEndpoint',
    'ec2:CreateVpcPeeringConnection',
    'ec2:AcceptVpcPeeringConnection',
    'ec2:CreateTransitGatewayVpcAttachment',
    // Its options name the servers that the VPC asks for names.
    'ec2:AssociateDhcpOptions',
  ],
  dnsRules: ['route53resolver:CreateFirewallRule', 'route53resolver:UpdateFirewallRule'],
  dnsNames: ['route53resolver:UpdateFirewallDomains', 'route53resolver:ImportFirewallDomains'],
  service: ['ecs:UpdateService'],
  // A machine that joins a cluster is given its tasks, with their credentials.
  cluster: ['ecs:ExecuteCommand', 'ecs:RegisterContainerInstance', 'ecs:UpdateCluster'],
  // A session of Systems Manager reaches a container without ECS, where its agent runs.
  tasks: ['ecs:ExecuteCommand', 'ssm:StartSession'],
  instances: ['autoscaling:UpdateAutoScalingGroup', 'autoscaling:AttachInstances'],
  launchTemplate: ['ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'],
  listener: [
    'elasticloadbalancing:ModifyListener',
    'elasticloadbalancing:CreateRule',
    'elasticloadbalancing:AddListenerCertificates',
  ],
  // An update or a deletion uses the role that the stack has, whatever its caller may do.
  stack: [
    'cloudformation:UpdateStack',
    'cloudformation:CreateChangeSet',
    'cloudformation:ExecuteChangeSet',
    'cloudformation:DeleteStack',
    'cloudformation:UpdateTerminationProtection',
    'cloudformation:SetStackPolicy',
  ],
} as const;

/** What reads or makes something with a key. Who re-encrypts for another key decrypts with that one. */
export const USES_OF_KEY = ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:GenerateMac', 'kms:Sign'];

/** The services through which the key policies let a principal of the account use a key. */
export const VIA = ['dynamodb', 'ec2', 'ecr', 'firehose', 'lambda', 's3', 'sns', 'sqs'];
