import type { AwsCredentials } from '../../lambda/aws/credentials';
import type { RouterConfig } from '../../lambda/router/config/router-config';
import type { Simulators } from '../../local/simulators/start-simulators';
import type { Host } from '../../policy/boundary';

/** The identity the simulators know in tests. */
export const CREDENTIALS: AwsCredentials = {
  accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
  secretAccessKey: 'a-secret/that+is=for-tests-only',
  sessionToken: 'a-session-token//with+signs==',
};
export const REGION = 'eu-central-1';

/** The environment of a router whose every call lands at these addresses. */
export function environmentFor(
  urls: { [K in 'vllm' | 'sagemaker' | 'bedrock' | 'firehose' | 'kms']: string } & { comprehend?: string },
) {
  return {
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    AWS_SESSION_TOKEN: CREDENTIALS.sessionToken,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: urls.bedrock,
    AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: urls.sagemaker,
    AWS_ENDPOINT_URL_FIREHOSE: urls.firehose,
    AWS_ENDPOINT_URL_KMS: urls.kms,
    AWS_ENDPOINT_URL_COMPREHEND: urls.comprehend,
    MODEL_QWEN_BASE_URL: urls.vllm,
    MODEL_MISTRAL_ENDPOINT: 'bank-mistral',
    GUARDRAIL_ID: 'gr0123456789',
    GUARDRAIL_VERSION: '3',
  };
}

export const environmentOf = (simulators: Simulators) =>
  environmentFor({
    vllm: simulators.vllm.url,
    sagemaker: simulators.sagemaker.url,
    bedrock: simulators.bedrock.url,
    firehose: simulators.firehose.url,
    kms: simulators.kms.url,
    comprehend: simulators.comprehend.url,
  });

const common = {
  task: 'chat',
  regions: [REGION],
  auto: true,
  fallbacks: [],
  contextTokens: 8192,
  maxOutputTokens: 1024,
} as const;

/** One model on each host. */
export const MODELS = {
  vllm: {
    ...common,
    name: 'qwen',
    boundary: 'account',
    host: 'vllm',
    baseUrlVariable: 'MODEL_QWEN_BASE_URL',
  },
  sagemaker: {
    ...common,
    name: 'mistral',
    boundary: 'account',
    host: 'sagemaker',
    endpointNameVariable: 'MODEL_MISTRAL_ENDPOINT',
  },
  bedrock: {
    ...common,
    name: 'claude',
    boundary: 'geography',
    host: 'bedrock',
    invokeId: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
    guardrail: { idVariable: 'GUARDRAIL_ID', versionVariable: 'GUARDRAIL_VERSION' },
  },
} as const satisfies Record<Host, unknown>;

/** A router configuration as far as the hosts read it. */
export const CONFIG = {
  region: REGION,
  dnsSuffix: 'amazonaws.com',
  models: Object.values(MODELS),
} as unknown as RouterConfig;
