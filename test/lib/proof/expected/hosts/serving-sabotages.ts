import { of, type Sabotage } from './sabotage';
import { configuration, container, model, variant } from './sandbox-hosts';

const REGISTRY = '111122223333.dkr.ecr.us-east-1.amazonaws.com';
const FOREIGN = '999988887777.dkr.ecr.us-east-1.amazonaws.com';
const DIGEST = `sha256:${'0'.repeat(64)}`;
const foreignBucket = { S3Uri: 's3://foreign/' };

/** What runs, with what, and where its prompts go. */
export const SERVING_SABOTAGES: readonly Sabotage[] = [
  ...of('hosts.image-and-weights', {
    'vLLM runs an image by tag': (edit) =>
      Object.assign(container(edit), { Image: `${REGISTRY}/vllm:latest` }),
    'vLLM runs an image of another registry': (edit) =>
      Object.assign(container(edit), { Image: `${FOREIGN}/vllm@${DIGEST}` }),
    'vLLM runs an image of another digest': (edit) =>
      Object.assign(container(edit), { Image: `${REGISTRY}/vllm@${DIGEST.replace('0', '1')}` }),
    'vLLM reads weights of another revision': (edit) =>
      container(edit).Command.splice(0, 1, 's3://weights/qwen3-8b/main/'),
    'SageMaker runs an image of another registry': (edit) =>
      Object.assign(model(edit).PrimaryContainer, { Image: `${FOREIGN}/vllm@${DIGEST}` }),
    'SageMaker asks a function for the credentials of a registry': (edit) =>
      Object.assign(model(edit).PrimaryContainer, {
        ImageConfig: {
          RepositoryAccessMode: 'Vpc',
          RepositoryAuthConfig: { RepositoryCredentialsProviderArn: 'arn' },
        },
      }),
    'SageMaker reads weights of another bucket': (edit) =>
      Object.assign(model(edit).PrimaryContainer.ModelDataSource.S3DataSource, foreignBucket),
    'SageMaker adds files of another bucket': (edit) =>
      Object.assign(model(edit).PrimaryContainer, {
        AdditionalModelDataSources: [{ S3DataSource: foreignBucket }],
      }),
    'SageMaker sends every prompt through a second container': (edit) =>
      Object.assign(model(edit), { Containers: [{ Image: `${REGISTRY}/other@${DIGEST}` }] }),
    'the endpoint has another name': (edit) =>
      Object.assign(edit.resource('AWS::SageMaker::Endpoint').Properties, { EndpointName: 'other' }),
    'the endpoint has another configuration': (edit) =>
      Object.assign(edit.resource('AWS::SageMaker::Endpoint').Properties, { EndpointConfigName: 'other' }),
    'the configuration has another model': (edit) => Object.assign(variant(edit), { ModelName: 'other' }),
  }),
  ...of('I7.serving', {
    'vLLM logs requests': (edit) => container(edit).Command.push('--enable-log-requests'),
    'vLLM logs answers': (edit) => container(edit).Command.push('--enable-log-outputs'),
    'vLLM sends traces': (edit) => container(edit).Command.push('--otlp-traces-endpoint', 'http://10.0.0.1'),
    'vLLM runs code that comes with weights': (edit) => container(edit).Command.push('--trust-remote-code'),
    'vLLM serves without TLS': (edit) =>
      container(edit).Command.splice(container(edit).Command.indexOf('--ssl-keyfile'), 4),
    'an answer has no limit': (edit) =>
      container(edit).Command.splice(container(edit).Command.indexOf('--override-generation-config'), 2),
    'vLLM downloads from Hugging Face': (edit) =>
      container(edit).EntryPoint.splice(container(edit).EntryPoint.indexOf('HF_HUB_OFFLINE=1'), 1),
    'a variable turns requests into log lines': (edit) =>
      container(edit).EntryPoint.splice(1, 0, 'VLLM_DEBUG_LOG_API_SERVER_RESPONSE=true'),
    'something else starts instead of vLLM': (edit) =>
      Object.assign(container(edit), { EntryPoint: ['sh', '-c'] }),
    'the health check runs something else': (edit) =>
      Object.assign(container(edit).HealthCheck, { Command: ['CMD-SHELL', 'curl 10.0.0.1'] }),
    'SageMaker’s vLLM logs requests': (edit) =>
      Object.assign(model(edit).PrimaryContainer.Environment, { SM_VLLM_ENABLE_LOG_REQUESTS: 'true' }),
    'SageMaker’s container installs packages': (edit) => {
      delete model(edit).PrimaryContainer.Environment.STANDARD_AUTO_INSTALL_REQ;
    },
    'SageMaker’s vLLM reports its use': (edit) =>
      Object.assign(model(edit).PrimaryContainer.Environment, { VLLM_NO_USAGE_STATS: '0' }),
  }),
  ...of('I7.capture', {
    'SageMaker captures prompts': (edit) =>
      Object.assign(configuration(edit), { DataCaptureConfig: { EnableCapture: true } }),
    'SageMaker stores answers': (edit) =>
      Object.assign(configuration(edit), { AsyncInferenceConfig: { OutputConfig: foreignBucket } }),
    'a shadow variant gets a copy of every prompt': (edit) =>
      Object.assign(configuration(edit), { ShadowProductionVariants: [{ ...variant(edit) }] }),
    'an explainer gets prompts': (edit) =>
      Object.assign(configuration(edit), { ExplainerConfig: { ClarifyExplainerConfig: {} } }),
    'a crash writes its memory to a bucket': (edit) =>
      Object.assign(variant(edit), { CoreDumpConfig: { DestinationS3Uri: 's3://foreign/' } }),
    'a second variant gets a part of the prompts': (edit) =>
      configuration(edit).ProductionVariants.push({ ...variant(edit), VariantName: 'other' }),
  }),
];
