import { sagemakerInstance } from '../../../config/facts/instances';
import type { ModelOn } from '../../../config/model';
import type { Expected } from '../../matching/expected';
import { claimedBy, optional, type Rules, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { parsersOf } from '../models/parsers';
import { group, keyArn, roleArn } from '../things';
import { endpointScaling } from './endpoint-scaling';
import { answerLimit, embeddingSettings, imageOf, needsVocabulary, OFFLINE, weightsOf } from './serving';
import { subnets } from './subnets';

/** One endpoint for each model on SageMaker, with one variant. */
export const sagemaker = (basis: Basis): readonly Expected[] =>
  basis
    .modelsOn('sagemaker')
    .flatMap((model) => [
      container(basis, model),
      configuration(basis, model),
      endpoint(basis, model),
      ...endpointScaling(basis, model),
    ]);

const sagemakerModel = (model: string) => `SageMaker model of ${model}`;
const endpointConfiguration = (model: string) => `endpoint configuration of ${model}`;

const container = (basis: Basis, model: ModelOn<'sagemaker'>): Expected => ({
  thing: sagemakerModel(model.name),
  type: 'AWS::SageMaker::Model',
  stack: 'inference',
  claim: 'hosts.image-and-weights',
  // No further `Containers`, through which a prompt would pass.
  properties: {
    ExecutionRoleArn: claimedBy('hosts.roles', roleArn(basis, 'sagemaker')),
    EnableNetworkIsolation: claimedBy('I5.hosts', true),
    VpcConfig: claimedBy('I5.hosts', {
      Subnets: subnets(basis),
      SecurityGroupIds: [the(group('sagemaker'))],
    }),
    PrimaryContainer: {
      Image: imageOf(basis, model),
      ModelDataSource: {
        S3DataSource: { S3Uri: weightsOf(model), S3DataType: 'S3Prefix', CompressionType: 'None' },
      },
      Environment: claimedBy('I7.serving', environment(model)),
    },
  },
});

/** The image turns `SM_VLLM_X` into vLLM's argument `--x`. */
function environment(model: ModelOn<'sagemaker'>): Rules {
  const embedding = embeddingSettings(model);
  const { reasoning, tools } = embedding ? {} : parsersOf(model);
  return {
    ...OFFLINE,
    // Otherwise packages that a file among the weights names would be installed.
    STANDARD_AUTO_INSTALL_REQ: 'false',
    // Where SageMaker puts the weights, and what is staged beside them.
    ...(needsVocabulary(model) && { TIKTOKEN_ENCODINGS_BASE: '/opt/ml/model' }),
    SM_VLLM_MODEL: '/opt/ml/model',
    SM_VLLM_SERVED_MODEL_NAME: model.name,
    SM_VLLM_MAX_MODEL_LEN: model.contextTokens,
    ...(embedding
      ? { SM_VLLM_RUNNER: 'pooling', ...(embedding.lengths && { SM_VLLM_HF_OVERRIDES: embedding.lengths }) }
      : {
          SM_VLLM_OVERRIDE_GENERATION_CONFIG: answerLimit(model),
          SM_VLLM_ENABLE_PROMPT_TOKENS_DETAILS: 'true',
        }),
    SM_VLLM_TENSOR_PARALLEL_SIZE: sagemakerInstance(model.instanceType).gpuCount,
    ...(reasoning && { SM_VLLM_REASONING_PARSER: reasoning }),
    ...(tools && { SM_VLLM_ENABLE_AUTO_TOOL_CHOICE: 'true', SM_VLLM_TOOL_CALL_PARSER: tools }),
  };
}

const configuration = (basis: Basis, { name, instanceType, instances }: ModelOn<'sagemaker'>): Expected => ({
  thing: endpointConfiguration(name),
  type: 'AWS::SageMaker::EndpointConfig',
  stack: 'inference',
  claim: 'I7.capture',
  // No `DataCaptureConfig`, `AsyncInferenceConfig`, `ShadowProductionVariants` or `ExplainerConfig`.
  properties: {
    // On types with local disks, which the hardware encrypts, a key has no effect or is refused.
    ...(sagemakerInstance(instanceType).localNvmeGb === 0 && {
      KmsKeyId: claimedBy('I6.volumes', keyArn(basis, 'data')),
    }),
    ProductionVariants: [
      // No `CoreDumpConfig`.
      {
        VariantName: 'primary',
        ModelName: claimedBy('hosts.image-and-weights', the(sagemakerModel(name), 'ModelName')),
        InstanceType: claimedBy('hosts.capacity', instanceType),
        InitialInstanceCount: claimedBy('hosts.capacity', instances.min),
        InitialVariantWeight: 1,
        InferenceAmiVersion: claimedBy('hosts.instances', 'al2023-ami-sagemaker-inference-gpu-4-1'),
        EnableSSMAccess: claimedBy('hosts.shell', optional(false)),
        RoutingConfig: { RoutingStrategy: 'LEAST_OUTSTANDING_REQUESTS' },
        ModelDataDownloadTimeoutInSeconds: 3600,
        ContainerStartupHealthCheckTimeoutInSeconds: 3600,
      },
    ],
  },
});

const endpoint = ({ deployment }: Basis, { name, instances }: ModelOn<'sagemaker'>): Expected => ({
  thing: `endpoint of ${name}`,
  type: 'AWS::SageMaker::Endpoint',
  stack: 'inference',
  claim: 'hosts.image-and-weights',
  properties: {
    // The lanes' permissions name it.
    EndpointName: `${deployment.name}-${name}`,
    EndpointConfigName: the(endpointConfiguration(name), 'EndpointConfigName'),
    // Scaling decides the number of instances; an update does not set it back.
    RetainAllVariantProperties: claimedBy('hosts.capacity', true),
    DeploymentConfig: claimedBy('hosts.capacity', instances.min === 1 ? SECOND_FLEET : IN_BATCHES),
  },
});

const FOUR_HOURS = 14_400;

/** The only instance is replaced by one beside it. */
const SECOND_FLEET: Rules = {
  BlueGreenUpdatePolicy: {
    TrafficRoutingConfiguration: { Type: 'ALL_AT_ONCE' },
    TerminationWaitInSeconds: 300,
    MaximumExecutionTimeoutInSeconds: FOUR_HOURS,
  },
};

const IN_BATCHES: Rules = {
  RollingUpdatePolicy: {
    MaximumBatchSize: { Type: 'CAPACITY_PERCENT', Value: 50 },
    WaitIntervalInSeconds: 300,
    MaximumExecutionTimeoutInSeconds: FOUR_HOURS,
  },
};
