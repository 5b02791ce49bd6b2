import type { DeploymentInput } from '../lib/config/deployment';

/** Production in Frankfurt for a company of the European Union: no prompt is processed outside it. */
const deployment: DeploymentInput = {
  name: 'eu-central-1',
  account: '111122223333',
  region: 'eu-central-1',
  availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],

  residency: 'geography',

  network: { cidr: '10.48.0.0/19', endpointZones: 'all' },

  // Ten years. No principal can shorten them, the account's root included.
  audit: { objectLock: { mode: 'compliance', days: 3653 } },
  logRetentionDays: 3653,

  // Who may write what the deployment trusts. Every other principal is denied it, administrators included.
  publishers: {
    // API keys and the issuer's key set, by `npm run keys`.
    credentials: ['arn:aws:iam::111122223333:role/platform/credential-publisher'],
    // Weights and serving images.
    models: ['arn:aws:iam::111122223333:role/platform/model-publisher'],
  },

  models: [
    {
      name: 'qwen3-30b',
      host: 'vllm',
      weights: {
        source: 'Qwen/Qwen3-30B-A3B-Instruct-2507',
        revision: '0d7cf23991f47feeb3a57ecb4c9cee8ea4a17bfe',
      },
      image: {
        source: 'vllm/vllm-openai:v0.32.0',
      },
      // 56.8 GiB of weights on four L4.
      instanceType: 'g6.12xlarge',
      copies: { desired: 0, max: 3 },
      certificate: {
        arn: 'arn:aws:acm:eu-central-1:111122223333:certificate/7c9d2f10-58ab-4e63-8b1d-90a4c3e2f6d7',
        hostName: 'qwen3-30b.llm.example.eu',
      },
      fallbacks: ['gpt-oss-20b'],
      contextTokens: 65_536,
      maxOutputTokens: 8_192,
    },
    {
      name: 'gpt-oss-20b',
      host: 'sagemaker',
      weights: { source: 'openai/gpt-oss-20b', revision: '6cee5e81ee83917806bbde320786a8fb61efebee' },
      image: {
        source: '763104351884.dkr.ecr.eu-central-1.amazonaws.com/vllm:server-sagemaker-cuda-v2.5',
      },
      instanceType: 'ml.g6e.2xlarge',
      instances: { min: 2, max: 4 },
      contextTokens: 65_536,
      maxOutputTokens: 8_192,
    },
    {
      // Processed inside eu-central-1.
      name: 'gpt-oss-120b',
      host: 'bedrock',
      modelId: 'openai.gpt-oss-120b-1:0',
      contextTokens: 128_000,
      maxOutputTokens: 16_384,
    },
    {
      // It reads images and documents. Processed in any of these regions of the European Union.
      name: 'claude-haiku',
      host: 'bedrock',
      modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0',
      profile: {
        scope: 'eu',
        destinations: ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'],
      },
      fallbacks: ['gpt-oss-120b'],
      contextTokens: 200_000,
      maxOutputTokens: 64_000,
    },
    {
      // Embeddings, for search in documents. Processed inside eu-central-1.
      name: 'titan-embed',
      host: 'bedrock',
      modelId: 'amazon.titan-embed-text-v2:0',
      contextTokens: 8_192,
    },
  ],
  guardrail: { contentFilters: 'high' },
  // The applications send English text. A name or an address raises an internal request to confidential.
  secondOpinion: {
    service: 'comprehend',
    language: 'en',
    classes: { NAME: 'confidential', ADDRESS: 'confidential' },
    optOutConfirmedOn: '2026-11-20',
  },

  callers: [
    {
      name: 'intranet-assistant',
      floor: 'internal',
      // The identity provider's id of the application, for the open lane. The role is for the sealed lane.
      tokens: ['intranet-assistant'],
      principals: ['arn:aws:iam::111122223333:role/intranet-assistant'],
    },
    {
      name: 'claims',
      floor: 'confidential',
      models: ['qwen3-30b', 'gpt-oss-20b', 'gpt-oss-120b', 'titan-embed'],
      apiKeys: true,
      principals: [
        'arn:aws:iam::111122223333:role/applications/claims',
        'arn:aws:iam::111122223333:role/applications/claims-batch',
      ],
    },
    {
      name: 'medical-reports',
      floor: 'restricted',
      models: ['qwen3-30b', 'gpt-oss-20b'],
      principals: ['arn:aws:iam::111122223333:role/applications/medical-reports'],
    },
  ],
  // The open lane accepts bearer credentials, which any OpenAI client can send; the sealed lane accepts IAM signatures.
  bearer: {
    lanes: ['open'],
    oidc: { issuer: 'https://login.example.eu/realms/bank', audience: 'llm', callerClaim: 'azp' },
    apiKeys: true,
    cacheSeconds: 60,
  },
  clients: {
    // The VPCs of the applications, through the transit gateway.
    cidrs: ['10.64.0.0/16'],
  },
  // The platform team has set the account's API Gateway logging role; the deploy checks that it exists.
  accountSettings: { apiGateway: 'require' },

  operations: { alarmEmail: 'llm-operations@example.eu', monthlyBudgetUsd: 25_000 },
  tags: { application: 'hybrid-llm', environment: 'production', owner: 'platform-team' },
};

export default deployment;
