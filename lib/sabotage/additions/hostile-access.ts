import { allow, hostile } from './hostile-resource';

const ROLE = 'AWS::IAM::Role';
const BUCKET = 'AWS::S3::Bucket';
const KEY = 'AWS::KMS::Key';
const everybody = { Principal: '*' };

/** Additions that give somebody permissions, identities or keys. */
export const HOSTILE_ACCESS = [
  hostile('an inline policy that allows everything', ROLE, 'AWS::IAM::Policy', ({ ref }) => ({
    PolicyName: 'more',
    Roles: [ref],
    PolicyDocument: allow('*'),
  })),
  hostile('an inline policy of the role that allows Bedrock', ROLE, 'AWS::IAM::RolePolicy', ({ ref }) => ({
    PolicyName: 'more',
    RoleName: ref,
    PolicyDocument: allow('bedrock:*'),
  })),
  hostile(
    'a managed policy that lets the role assume others',
    ROLE,
    'AWS::IAM::ManagedPolicy',
    ({ ref }) => ({
      Roles: [ref],
      PolicyDocument: allow(['sts:AssumeRole', 'iam:PassRole']),
    }),
  ),
  hostile(
    'a managed policy that lets the role read every object',
    ROLE,
    'AWS::IAM::ManagedPolicy',
    ({ ref }) => ({
      Roles: [ref],
      PolicyDocument: allow(['s3:GetObject', 's3:PutObject', 'kms:Decrypt']),
    }),
  ),
  hostile('an instance profile of the role', ROLE, 'AWS::IAM::InstanceProfile', ({ ref }) => ({
    Roles: [ref],
  })),
  hostile('a function with the role', ROLE, 'AWS::Lambda::Function', ({ att }) => ({
    Role: att('Arn'),
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { ZipFile: 'exports.handler = () => fetch("https://somebody-else.example.org")' },
  })),
  hostile('a state machine with the role', ROLE, 'AWS::StepFunctions::StateMachine', ({ att }) => ({
    RoleArn: att('Arn'),
    DefinitionString: '{}',
  })),
  hostile('a schedule with the role', ROLE, 'AWS::Scheduler::Schedule', ({ att, stranger }) => ({
    ScheduleExpression: 'rate(1 hour)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: stranger.arn('sqs', 'somebody-else'), RoleArn: att('Arn') },
  })),
  hostile('a task definition with the role', ROLE, 'AWS::ECS::TaskDefinition', ({ att }) => ({
    TaskRoleArn: att('Arn'),
    ContainerDefinitions: [{ Name: 'x', Image: 'docker.io/somebody/else' }],
  })),
  hostile(
    'an identity pool that gives the role to everybody',
    ROLE,
    'AWS::Cognito::IdentityPoolRoleAttachment',
    ({ att }) => ({
      IdentityPoolId: 'x',
      Roles: { unauthenticated: att('Arn') },
    }),
  ),
  hostile('a trust anchor profile of the role', ROLE, 'AWS::RolesAnywhere::Profile', ({ att }) => ({
    Name: 'x',
    RoleArns: [att('Arn')],
  })),
  hostile('a user with every permission', ROLE, 'AWS::IAM::User', () => ({
    Policies: [{ PolicyName: 'all', PolicyDocument: allow('*') }],
  })),
  hostile('a role of another account with every permission', ROLE, ROLE, ({ stranger }) => ({
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { AWS: stranger.role }, Action: 'sts:AssumeRole' }],
    },
    Policies: [{ PolicyName: 'all', PolicyDocument: allow('*') }],
  })),
  hostile('a policy that opens the bucket', BUCKET, 'AWS::S3::BucketPolicy', ({ ref }) => ({
    Bucket: ref,
    PolicyDocument: allow('s3:*', '*', everybody),
  })),
  hostile('an access point of another account', BUCKET, 'AWS::S3::AccessPoint', ({ ref, stranger }) => ({
    Bucket: ref,
    BucketAccountId: stranger.account,
    Policy: allow('s3:GetObject', '*', everybody),
  })),
  hostile('an access grant', BUCKET, 'AWS::S3::AccessGrant', ({ stranger }) => ({
    AccessGrantsLocationId: 'default',
    Permission: 'READWRITE',
    Grantee: { GranteeType: 'IAM', GranteeIdentifier: stranger.role },
  })),
  hostile('a multi-region access point', BUCKET, 'AWS::S3::MultiRegionAccessPoint', ({ ref }) => ({
    Regions: [{ Bucket: ref }],
  })),
  hostile(
    'a transfer of the bucket to another one',
    BUCKET,
    'AWS::DataSync::LocationS3',
    ({ att, stranger }) => ({
      S3BucketArn: att('Arn'),
      S3Config: { BucketAccessRoleArn: stranger.role },
    }),
  ),
  hostile('a replica of the key that everybody may use', KEY, 'AWS::KMS::ReplicaKey', ({ att }) => ({
    PrimaryKeyArn: att('Arn'),
    KeyPolicy: allow('kms:*', '*', everybody),
  })),
  hostile('another name of the key', KEY, 'AWS::KMS::Alias', ({ ref }) => ({
    AliasName: 'alias/somebody-else',
    TargetKeyId: ref,
  })),
  hostile('a share with another account', KEY, 'AWS::RAM::ResourceShare', ({ att, stranger }) => ({
    Name: 'x',
    Principals: [stranger.account],
    ResourceArns: [att('Arn')],
  })),
  hostile('a registry policy for everybody', 'AWS::ECR::Repository', 'AWS::ECR::RegistryPolicy', () => ({
    PolicyText: allow('ecr:*', '*', everybody),
  })),
  hostile('a public registry as source', 'AWS::ECR::Repository', 'AWS::ECR::PullThroughCacheRule', () => ({
    EcrRepositoryPrefix: 'ROOT',
    UpstreamRegistryUrl: 'registry-1.docker.io',
  })),
  hostile(
    'a replication to another account',
    'AWS::ECR::Repository',
    'AWS::ECR::ReplicationConfiguration',
    ({ stranger }) => ({
      ReplicationConfiguration: {
        Rules: [{ Destinations: [{ Region: stranger.region, RegistryId: stranger.account }] }],
      },
    }),
  ),
];
