import { allow, hostile } from './hostile-resource';

const LOGS = 'AWS::Logs::LogGroup';
const TOPIC = 'AWS::SNS::Topic';
const STREAM = 'AWS::KinesisFirehose::DeliveryStream';

/** Additions that let prompts, records, logs or alarms go elsewhere. */
export const HOSTILE_DATA = [
  hostile(
    'a subscription of another account',
    LOGS,
    'AWS::Logs::SubscriptionFilter',
    ({ ref, stranger }) => ({
      LogGroupName: ref,
      FilterPattern: '',
      DestinationArn: stranger.arn('logs', 'destination:somebody-else'),
    }),
  ),
  hostile('a metric of the lines', LOGS, 'AWS::Logs::MetricFilter', ({ ref }) => ({
    LogGroupName: ref,
    FilterPattern: '[text]',
    MetricTransformations: [
      {
        MetricName: 'x',
        MetricNamespace: 'x',
        MetricValue: '1',
        Dimensions: [{ Key: 'text', Value: '$text' }],
      },
    ],
  })),
  hostile('a policy of the account for every group', LOGS, 'AWS::Logs::AccountPolicy', ({ stranger }) => ({
    PolicyName: 'x',
    PolicyType: 'SUBSCRIPTION_FILTER_POLICY',
    PolicyDocument: JSON.stringify({
      DestinationArn: stranger.arn('firehose', 'deliverystream/x'),
      FilterPattern: '',
    }),
    Scope: 'ALL',
  })),
  hostile('a policy for every service', LOGS, 'AWS::Logs::ResourcePolicy', () => ({
    PolicyName: 'x',
    PolicyDocument: JSON.stringify(allow('logs:*', '*', { Principal: '*' })),
  })),
  hostile('a transformer of the lines', LOGS, 'AWS::Logs::Transformer', ({ ref }) => ({
    LogGroupIdentifier: ref,
    TransformerConfig: [],
  })),
  hostile('a detector that reads the lines', LOGS, 'AWS::Logs::LogAnomalyDetector', ({ att }) => ({
    LogGroupArnList: [att('Arn')],
  })),
  hostile('a delivery of logs', LOGS, 'AWS::Logs::Delivery', ({ stranger }) => ({
    DeliverySourceName: 'x',
    DeliveryDestinationArn: stranger.arn('logs', 'delivery-destination:x'),
  })),
  hostile('logs and metrics shared with another account', LOGS, 'AWS::Oam::Link', ({ stranger }) => ({
    ResourceTypes: ['AWS::Logs::LogGroup', 'AWS::CloudWatch::Metric'],
    SinkIdentifier: stranger.arn('oam', 'sink/x'),
  })),
  hostile(
    'metrics streamed to somebody else',
    'AWS::CloudWatch::Alarm',
    'AWS::CloudWatch::MetricStream',
    ({ stranger }) => ({
      FirehoseArn: stranger.arn('firehose', 'deliverystream/x'),
      RoleArn: stranger.role,
      OutputFormat: 'json',
    }),
  ),
  hostile('a subscriber by e-mail', TOPIC, 'AWS::SNS::Subscription', ({ ref, stranger }) => ({
    TopicArn: ref,
    Protocol: 'email',
    Endpoint: `somebody@${stranger.host}`,
  })),
  hostile('a policy that lets everybody subscribe', TOPIC, 'AWS::SNS::TopicPolicy', ({ ref }) => ({
    Topics: [ref],
    PolicyDocument: allow('sns:*', '*', { Principal: '*' }),
  })),
  hostile(
    'an inline policy that lets everybody publish',
    TOPIC,
    'AWS::SNS::TopicInlinePolicy',
    ({ ref }) => ({
      TopicArn: ref,
      PolicyDocument: allow('sns:Publish', '*', { Principal: '*' }),
    }),
  ),
  hostile('another stream of records', STREAM, STREAM, ({ properties, stranger }) => ({
    ...properties,
    S3DestinationConfiguration: { BucketARN: stranger.bucketArn, RoleARN: stranger.role },
  })),
  hostile('a copy of the table', 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable', ({ stranger }) => ({
    Replicas: [{ Region: stranger.region }],
  })),
  hostile(
    'rights to the table of records',
    'AWS::Glue::Table',
    'AWS::LakeFormation::Permissions',
    ({ stranger }) => ({
      DataLakePrincipal: { DataLakePrincipalIdentifier: stranger.role },
      Permissions: ['ALL'],
    }),
  ),
  hostile('a job on the records', 'AWS::Glue::Database', 'AWS::Glue::Job', ({ stranger }) => ({
    Role: stranger.role,
    Command: { Name: 'glueetl' },
  })),
  hostile('a crawler of the records', 'AWS::Glue::Database', 'AWS::Glue::Crawler', ({ ref, stranger }) => ({
    Role: stranger.role,
    DatabaseName: ref,
    Targets: {},
  })),
  hostile(
    'a workgroup without its settings',
    'AWS::Athena::WorkGroup',
    'AWS::Athena::WorkGroup',
    ({ stranger }) => ({
      Name: 'x',
      WorkGroupConfiguration: { ResultConfiguration: { OutputLocation: `s3://${stranger.bucket}/` } },
    }),
  ),
  hostile(
    'a budget that calls somebody',
    'AWS::Budgets::Budget',
    'AWS::Budgets::BudgetsAction',
    ({ stranger }) => ({
      ActionType: 'APPLY_IAM_POLICY',
      ExecutionRoleArn: stranger.role,
    }),
  ),
  hostile(
    'backups in a vault of somebody else',
    'AWS::S3::Bucket',
    'AWS::Backup::BackupSelection',
    ({ att, stranger }) => ({
      BackupPlanId: 'x',
      BackupSelection: { IamRoleArn: stranger.role, SelectionName: 'x', Resources: [att('Arn')] },
    }),
  ),
];

const CLUSTER = 'AWS::ECS::Cluster';
const ENDPOINT = 'AWS::SageMaker::Endpoint';

/** Additions beside the hosts of models. */
export const HOSTILE_HOSTS = [
  hostile('another service on the cluster', CLUSTER, 'AWS::ECS::Service', ({ ref }) => ({
    Cluster: ref,
    TaskDefinition: 'somebody-else:1',
    EnableExecuteCommand: true,
  })),
  hostile('a set of tasks', 'AWS::ECS::Service', 'AWS::ECS::TaskSet', ({ ref, properties }) => ({
    Service: ref,
    Cluster: properties.Cluster,
    TaskDefinition: 'somebody-else:1',
  })),
  hostile(
    'an association that runs commands',
    'AWS::AutoScaling::AutoScalingGroup',
    'AWS::SSM::Association',
    () => ({
      Name: 'AWS-RunShellScript',
      Targets: [{ Key: 'InstanceIds', Values: ['*'] }],
    }),
  ),
  hostile(
    'a hook of the group',
    'AWS::AutoScaling::AutoScalingGroup',
    'AWS::AutoScaling::LifecycleHook',
    ({ ref, stranger }) => ({
      AutoScalingGroupName: ref,
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      NotificationTargetARN: stranger.arn('sns', 'somebody-else'),
    }),
  ),
  hostile(
    'a configuration that captures prompts',
    'AWS::SageMaker::EndpointConfig',
    'AWS::SageMaker::EndpointConfig',
    ({ properties, stranger }) => ({
      ...properties,
      DataCaptureConfig: {
        EnableCapture: true,
        InitialSamplingPercentage: 100,
        DestinationS3Uri: `s3://${stranger.bucket}/`,
        CaptureOptions: [{ CaptureMode: 'Input' }],
      },
    }),
  ),
  hostile('another endpoint', ENDPOINT, ENDPOINT, ({ properties }) => ({
    ...properties,
    EndpointName: 'somebody-else',
  })),
  hostile('a model component on the endpoint', ENDPOINT, 'AWS::SageMaker::InferenceComponent', ({ ref }) => ({
    EndpointName: ref,
    Specification: { ModelName: 'somebody-else' },
  })),
  hostile('a monitor of prompts', ENDPOINT, 'AWS::SageMaker::MonitoringSchedule', () => ({
    MonitoringScheduleName: 'x',
  })),
  hostile('a model with the network', 'AWS::SageMaker::Model', 'AWS::SageMaker::Model', ({ properties }) => ({
    ...properties,
    EnableNetworkIsolation: false,
  })),
  hostile(
    'a profile of several regions',
    'AWS::Bedrock::Guardrail',
    'AWS::Bedrock::ApplicationInferenceProfile',
    ({ stranger }) => ({
      InferenceProfileName: 'x',
      ModelSource: { CopyFrom: stranger.arn('bedrock', 'inference-profile/global.x') },
    }),
  ),
  hostile('another guardrail', 'AWS::Bedrock::Guardrail', 'AWS::Bedrock::Guardrail', () => ({
    Name: 'somebody-else',
    BlockedInputMessaging: 'x',
    BlockedOutputsMessaging: 'x',
  })),
  hostile('an agent', 'AWS::Bedrock::Guardrail', 'AWS::Bedrock::Agent', ({ stranger }) => ({
    AgentName: 'x',
    AgentResourceRoleArn: stranger.role,
  })),
  hostile(
    'a policy of the guardrail for another account',
    'AWS::Bedrock::Guardrail',
    'AWS::Bedrock::ResourcePolicy',
    ({ att }) => ({
      ResourceArn: att('GuardrailArn'),
      PolicyDocument: allow('bedrock:*', '*', { Principal: '*' }),
    }),
  ),
];
