import { deploymentWith, SAGEMAKER } from '../../network/fixture';
import { inferenceOf, only, text } from '../inference-template';

const { stack, template } = inferenceOf(deploymentWith([SAGEMAKER]));
const model = () => only(template, 'AWS::SageMaker::Model');
const variant = () => only(template, 'AWS::SageMaker::EndpointConfig').ProductionVariants[0];

test('G3: the container has no network, and its weights arrive inside the VPC', () => {
  expect(model().EnableNetworkIsolation).toBe(true);
  expect(model().VpcConfig.Subnets).toHaveLength(2);
  expect(text(model().VpcConfig.SecurityGroupIds)).toContain('sagemaker');
});

test('G1: the image comes from the deployment’s own registry, by digest', () => {
  const image = text(model().PrimaryContainer.Image);
  expect(image).toContain('111122223333.dkr.ecr.eu-central-1.');
  expect(image).toMatch(/@sha256:[0-9a-f]{64}"/);
});

test('the weights are the files of exactly one revision', () => {
  const { S3DataSource } = model().PrimaryContainer.ModelDataSource;
  expect(S3DataSource).toMatchObject({ S3DataType: 'S3Prefix', CompressionType: 'None' });
  expect(text(S3DataSource.S3Uri)).toMatch(/\/middle\/[0-9a-f]{40}\/"/);
});

test('G2: nothing beside the weights is installed, fetched or reported', () => {
  expect(model().PrimaryContainer.Environment).toMatchObject({
    STANDARD_AUTO_INSTALL_REQ: 'false',
    HF_HUB_OFFLINE: '1',
    OPT_OUT_TRACKING: 'true',
  });
  expect(model().PrimaryContainer.Environment).not.toHaveProperty('SM_VLLM_TRUST_REMOTE_CODE');
});

test('the container serves the model under the name the deployment gives it', () => {
  expect(model().PrimaryContainer.Environment).toMatchObject({
    SM_VLLM_SERVED_MODEL_NAME: 'middle',
    SM_VLLM_MAX_MODEL_LEN: '8192',
    SM_VLLM_TENSOR_PARALLEL_SIZE: '1',
  });
});

test('the deployment limits the length of an answer, also for a request without a limit', () => {
  const { SM_VLLM_OVERRIDE_GENERATION_CONFIG: ceiling } = model().PrimaryContainer.Environment;
  expect(JSON.parse(ceiling)).toEqual({ max_new_tokens: SAGEMAKER.maxOutputTokens });
});

test('the host has the driver that CUDA 13 images need', () => {
  expect(variant().InferenceAmiVersion).toBe('al2023-ami-sagemaker-inference-gpu-4-1');
});

test('a large model has an hour to load, not the few minutes of the default', () => {
  expect(variant().ModelDataDownloadTimeoutInSeconds).toBe(3600);
  expect(variant().ContainerStartupHealthCheckTimeoutInSeconds).toBe(3600);
});

test('no key is named for instance storage that hardware encrypts, because SageMaker refuses it', () => {
  expect(only(template, 'AWS::SageMaker::EndpointConfig')).not.toHaveProperty('KmsKeyId');
});

test('I7: SageMaker captures no prompt and no answer', () => {
  expect(only(template, 'AWS::SageMaker::EndpointConfig')).not.toHaveProperty('DataCaptureConfig');
});

test('the endpoint has the name that permissions and router expect', () => {
  expect(only(template, 'AWS::SageMaker::Endpoint').EndpointName).toBe('test-middle');
  expect(stack.addresses).toEqual({ middle: 'test-middle' });
});

test('every update creates a new configuration beside the old one, so none has a fixed name', () => {
  expect(only(template, 'AWS::SageMaker::EndpointConfig')).not.toHaveProperty('EndpointConfigName');
  expect(model()).not.toHaveProperty('ModelName');
});

test('scaling starts after the endpoint exists, between the limits of the deployment', () => {
  const [target] = Object.values(template.findResources('AWS::ApplicationAutoScaling::ScalableTarget'));
  expect(target?.Properties).toMatchObject({
    ResourceId: 'endpoint/test-middle/variant/primary',
    MinCapacity: 1,
    MaxCapacity: 1,
  });
  const types = target?.DependsOn.map((id: string) => template.toJSON().Resources[id].Type);
  expect(types).toContain('AWS::SageMaker::Endpoint');
});

test('C2: in GovCloud the template uses only what its CloudFormation supports, and names the scaling role', () => {
  const { template: govCloud } = inferenceOf(
    deploymentWith([SAGEMAKER], {
      region: 'us-gov-west-1',
      availabilityZones: ['us-gov-west-1a', 'us-gov-west-1b'],
      network: { cidr: '10.0.0.0/16', gatewayPrefixLists: { s3: 'pl-0123abcd', dynamodb: 'pl-4567cdef' } },
    }),
  );
  govCloud.resourceCountIs('AWS::SageMaker::InferenceComponent', 0);
  expect(text(only(govCloud, 'AWS::ApplicationAutoScaling::ScalableTarget').RoleARN)).toContain(
    'aws-service-role/sagemaker.application-autoscaling.amazonaws.com',
  );
});
