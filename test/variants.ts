import type { DeploymentInput } from '../lib/config/deployment';
import { EXTRA_NAMES } from '../policy/extra';
import { everythingImported } from './everything-imported';
import euCentral1 from './fixtures/deployments/eu-central-1';
import landingZone from './fixtures/deployments/landing-zone';
import sandbox from './fixtures/deployments/sandbox';
import starter from './fixtures/deployments/starter';
import usGovWest1 from './fixtures/deployments/us-gov-west-1';
import { PRIVATE_CA } from './fixtures/tls/private-ca';
import { type Changes, changed } from './lib/config/changed';

// Deployments with options that no fixture uses. Together with the fixtures they use every option of the schema that
// changes a resource. test/variants.test.ts lists the options that change none.

const variant = (base: DeploymentInput, changes: Changes) => changed(changes, base) as DeploymentInput;

const [vllm, sagemaker] = sandbox.models;
const QWEN3 = { source: 'Qwen/Qwen3-8B', revision: 'b968826d9c46dd6066d109eabc6255188de91218' };
const QWEN3_EMBEDDING = {
  source: 'Qwen/Qwen3-Embedding-0.6B',
  revision: 'c54f2e6e80b2d7b7de06f51cec4959f6b3e03418',
};
const OWN = {
  licence: 'Apache-2.0, as the weights that they were made from',
  approvedBy: { name: 'model risk committee', on: '2026-11-20' },
};
const OWN_EMBEDDING = {
  ...OWN,
  source: 's3://bank-models/e5-large-finetuned/',
  embeddingConfirmedOn: '2026-11-26',
};
const OWN_CHAT = { ...OWN, source: 's3://bank-models/letters-3b/', chatConfirmedOn: '2026-11-26' };
const OWN_GPT_OSS = {
  ...OWN,
  source: 's3://bank-models/claims-20b/',
  basedOn: 'openai/gpt-oss-20b',
  manifest: 'b'.repeat(64),
};
const CLAIMS = { name: 'claims', floor: 'restricted' } as const;
const OIDC = { issuer: 'https://login.example.com/realms/bank', audience: 'llm', callerClaim: 'azp' };

const ORGANIZATION_WIDE = {
  none: 'The central endpoint admits the whole organization; roles name each resource.',
};
const interfaceTo = (service: string, securityGroup: string, policy: object) => ({
  ...{
    kind: 'interface',
    service,
    id: `vpce-${service.length.toString(16).padStart(8, '0')}`,
    securityGroup,
  },
  ...{ ...policy, vouchedBy: { name: 'network platform team', on: '2026-11-02' } },
});

/** What runs the live proof: the role of a build, and jobs of a pipeline elsewhere. */
const BUILD = 'arn:aws:iam::111122223333:role/pipelines/live-proof-build';
const GITHUB = {
  provider: 'token.actions.githubusercontent.com',
  subjects: ['repo:bank/llm:ref:refs/heads/main'],
};

export const VARIANTS: Readonly<Record<string, DeploymentInput>> = {
  'the first deploy, in an account without a logging role of API Gateway': variant(starter, {
    accountSettings: { apiGateway: 'own' },
    accountRules: { stackNamePrefix: 'llm-' },
  }),

  'every host, in three zones, with an endpoint in each, for clients of other accounts and networks': variant(
    sandbox,
    {
      availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      network: { cidr: '10.40.0.0/20', gatewayPrefixLists: { s3: 'pl-63a5400a', dynamodb: 'pl-02cd2c6b' } },
      'audit.objectLock': { mode: 'compliance', days: 3653 },
      'audit.custodians': ['arn:aws:iam::111122223333:role/records-management'],
      imports: {
        logArchive: {
          account: '444455556666',
          bucket: 'bank-log-archive',
          keyArn: 'arn:aws:kms:us-east-1:444455556666:key/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a',
          vouchedBy: { name: 'log archive team', on: '2026-11-09' },
        },
      },
      logRetentionDays: undefined,
      accountSettings: { apiGateway: 'own' },
      clients: { endpoints: ['vpce-0a1b2c3d'], accounts: ['444455556666'] },
      liveProof: { runBy: { principals: [BUILD], pipelines: [GITHUB] } },
      'models[0].copies': { desired: 1, max: 2 },
      'models[0].certificate.caBundle': PRIVATE_CA,
      'models[0].parsers': { reasoning: 'qwen3' },
      'models[0].amiId': 'ami-0123456789abcdef0',
      'models[0].extras': [...EXTRA_NAMES],
      'models[1].extras': [...EXTRA_NAMES].reverse(),
      'models[0].thinking': 'caller',
      'models[1].thinking': 'off',
      'models[2].thinking': 'on',
      'models[3].thinking': 'caller',
      'models[1].parsers': { tools: 'hermes' },
      'models[1].fallbacks': ['qwen3-8b'],
      tags: undefined,
    },
  ),

  'hosted models anywhere in the world, at home in two countries, without a content filter, with the logging role of another team':
    variant(starter, {
      residency: 'global',
      jurisdiction: ['US', 'CA'],
      'models[1].profile': { scope: 'global', destinations: 'any commercial region' },
      'models[1].auto': false,
      'models[1].thinking': 'off',
      guardrail: { none: 'The applications filter what they send and show.' },
      accountSettings: { apiGateway: 'observe' },
      answers: { streamStartSeconds: 5, substitution: 'never' },
      'callers[0].floor': 'public',
    }),

  'models for embedding on every host, one of them through a profile': variant(sandbox, {
    models: [
      ...sandbox.models,
      {
        ...vllm,
        ...{ name: 'qwen-embed', weights: QWEN3_EMBEDDING, fallbacks: undefined, maxOutputTokens: undefined },
        certificate: {
          arn: 'arn:aws:acm:us-east-1:111122223333:certificate/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5b',
          hostName: 'qwen-embed.llm.example.com',
        },
      },
      {
        ...sagemaker,
        ...{ name: 'own-embed', weights: OWN_EMBEDDING, maxOutputTokens: undefined },
      },
      {
        name: 'cohere-embed',
        host: 'bedrock',
        modelId: 'cohere.embed-v4:0',
        profile: { scope: 'us', destinations: ['us-east-1', 'us-east-2', 'us-west-2'] },
        contextTokens: 128_000,
      },
    ],
  }),

  'GPUs of the account alone, on ECS': variant(sandbox, {
    residency: 'account',
    models: [
      {
        ...vllm,
        ...{
          weights: OWN_GPT_OSS,
        },
        ...{ instanceType: 'g6.12xlarge', thinking: 'on', parsers: { tools: 'openai' } },
        ...{ fallbacks: undefined, auto: false },
      },
    ],
    guardrail: undefined,
    callers: [{ ...CLAIMS, tokens: ['claims'] }],
    bearer: {
      lanes: ['open', 'sealed'],
      oidc: { ...OIDC, audienceClaim: 'scope', tokenType: 'at+jwt' },
      cacheSeconds: 0,
    },
  }),

  'a VPC of another team, which has no flow log and no DNS firewall, with SageMaker alone': variant(
    landingZone,
    {
      models: [{ ...sagemaker, ...{ weights: QWEN3, contextTokens: 16_384, auto: false } }],
      guardrail: undefined,
      callers: [{ ...CLAIMS, models: ['qwen2-5-7b'], principals: ['arn:aws:iam::111122223333:role/claims'] }],
      network: { cidr: '100.64.32.0/20', endpointZones: 'one' },
      'imports.vpc.furtherBlocks': undefined,
      'imports.vpc.flowLogs': { none: 'A mirror of the traffic at the hub records every connection.' },
      'imports.vpc.dnsFirewall': {
        none: 'The resolver of the hub, which this VPC asks, refuses unknown names.',
      },
      'imports.endpoints': [
        interfaceTo('execute-api', 'sg-00000001', { policy: 'owner' }),
        interfaceTo('kms', 'sg-00000002', { policy: 'owner' }),
        interfaceTo('kinesis-firehose', 'sg-00000002', { policy: 'owner' }),
        interfaceTo('sagemaker.runtime', 'sg-00000003', { policy: ORGANIZATION_WIDE }),
      ],
    },
  ),

  'hosted models behind a hub whose endpoints are in blocks, for the whole organization': variant(
    landingZone,
    {
      models: starter.models,
      guardrail: starter.guardrail,
      callers: starter.callers,
      unserved: starter.unserved,
      restrictedOnOpenLane: undefined,
      publishers: undefined,
      'imports.keys': {
        audit: {
          arn: 'arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-0004-4e5f-8071-829304a5b6c7',
          vouchedBy: { name: 'cryptography team', on: '2026-11-09' },
        },
      },
      'imports.endpoints': [
        interfaceTo('execute-api', 'sg-00000001', { policy: ORGANIZATION_WIDE }),
        ...(['bedrock-runtime', 'kms', 'kinesis-firehose', 's3'] as const).map((service, index) => ({
          ...{
            kind: 'hub',
            service,
            id: `vpce-1000000${index}`,
            vpc: 'vpc-00000009',
            addresses: [service === 'bedrock-runtime' ? '10.9.1.0/24' : '10.9.0.0/24'],
          },
          ...{ policy: ORGANIZATION_WIDE, vouchedBy: { name: 'network platform team', on: '2026-11-02' } },
        })),
      ],
    },
  ),

  'everything imported that can be, under the rules of a regulated account': everythingImported,

  'images and weights that the file pins, and own weights, on both hosts of the account': variant(sandbox, {
    models: [
      {
        ...vllm,
        weights: { ...QWEN3, manifest: 'e'.repeat(64) },
        image: { source: 'vllm/vllm-openai:v0.32.0', digest: `sha256:${'f'.repeat(64)}` },
        ...{ fallbacks: undefined, copies: { desired: 1, max: 2 } },
      },
      {
        ...vllm,
        ...{ name: 'own-chat', weights: OWN_CHAT, fallbacks: undefined },
        certificate: {
          arn: 'arn:aws:acm:us-east-1:111122223333:certificate/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5c',
          hostName: 'own-chat.llm.example.com',
        },
      },
      {
        ...sagemaker,
        weights: {
          ...OWN,
          source: 's3://bank-models/claims-8b/',
          basedOn: 'Qwen/Qwen3-8B',
          manifest: 'a'.repeat(64),
        },
        contextTokens: 16_384,
      },
      sandbox.models[2],
    ],
    'callers[1].models': ['qwen3-8b', 'own-chat', 'qwen2-5-7b'],
  }),

  'a SageMaker endpoint alone': variant(sandbox, {
    liveProof: { runBy: { principals: [BUILD], pipelines: [] } },
    models: [
      {
        ...sagemaker,
        weights: { ...QWEN3, manifest: 'c'.repeat(64) },
        image: { source: 'registry.example.com/vllm-sagemaker:v0.32.0', digest: `sha256:${'d'.repeat(64)}` },
        ...{ contextTokens: 16_384, thinking: 'on' },
        ...{ auto: false, parsers: { reasoning: 'qwen3' } },
      },
    ],
    guardrail: undefined,
    accountRules: { synthesis: { kind: 'bootstrap' } },
    callers: [{ ...CLAIMS, models: ['qwen2-5-7b'], apiKeys: true }],
    bearer: { lanes: ['sealed', 'open'], apiKeys: true },
  }),

  'tokens on the sealed lane, signatures on the open one, and Comprehend asked about Spanish in one zone':
    variant(euCentral1, {
      residency: 'region',
      models: euCentral1.models.filter((model) => !('profile' in model)),
      'models[1].weights.source': 'Qwen/Qwen3-8B',
      'models[1].contextTokens': 32_768,
      'models[1].thinking': 'caller',
      guardrail: { contentFilters: 'low' },
      secondOpinion: {
        service: 'comprehend',
        language: 'es',
        minimumScore: 0.5,
        classes: { NAME: 'restricted' },
        optOutConfirmedOn: '2026-11-20',
        endpointZones: ['eu-central-1b'],
      },
      restrictedOnOpenLane: { declaration: 'account-hosts' },
      bearer: {
        lanes: ['sealed'],
        oidc: { ...OIDC, audienceClaim: 'client_id', tokenType: 'unmarked', maxLifetimeMinutes: 1441 },
      },
      'callers[1].apiKeys': false,
      'callers[1].principals': ['arn:aws:iam::111122223333:role/claims'],
      'callers[2].tokens': ['medical-reports'],
    }),

  'GovCloud, with one placeholder for both prefix lists, and tokens and API keys on the open lane': variant(
    usGovWest1,
    {
      liveProof: {
        runBy: { principals: [], pipelines: [{ ...GITHUB, audience: 'sts.us-gov-west-1.amazonaws.com' }] },
      },
      bearer: { lanes: ['open'], oidc: OIDC, apiKeys: true },
      'callers[0].tokens': ['help-desk'],
      'callers[0].apiKeys': true,
    },
  ),

  'an account with a boundary, a path, names, tags and a prefix, and a bootstrap of its own': variant(
    sandbox,
    {
      'models[0].copies': { desired: 1, max: 2 },
      accountSettings: { apiGateway: 'own' },
      liveProof: { runBy: { principals: [BUILD] } },
      publishers: {
        credentials: ['arn:aws:iam::111122223333:role/publisher'],
        models: ['arn:aws:iam::111122223333:role/publisher'],
      },
      bearer: { lanes: ['open'], oidc: OIDC, apiKeys: true },
      'callers[0].tokens': ['help-desk'],
      'callers[0].apiKeys': true,
      tags: { CostCenter: '4711', Application: 'llm' },
      accountRules: {
        permissionsBoundary: {
          policy: '/platform/llm-boundary',
          vouchedBy: { name: 'identity team', on: '2026-11-09' },
        },
        roles: {
          path: '/applications/llm/',
          name: 'app-{deployment}-{role}',
          tags: { 'dp:include:network': 'true' },
        },
        tags: [{ key: 'CostCenter', values: ['47*', '4801'] }, { key: 'Application' }],
        stackNamePrefix: 'app-',
        synthesis: {
          kind: 'bootstrap',
          qualifier: 'bank1',
          toolkitStack: 'platform-cdk',
          executionRole: 'arn:aws:iam::111122223333:role/platform/cloudformation',
          deployRole: 'arn:aws:iam::111122223333:role/platform/deploy',
          publishingRole: 'arn:aws:iam::111122223333:role/platform/publish',
          lookupRole: 'arn:aws:iam::111122223333:role/platform/lookup',
          assetBucket: 'bank-cdk-assets-us-east-1',
        },
      },
    },
  ),

  'an account without a CDK bootstrap, in another partition': variant(usGovWest1, {
    liveProof: { runBy: { pipelines: [GITHUB] } },
    accountRules: {
      permissionsBoundary: {
        policy: 'arn:aws-us-gov:iam::111122223333:policy/llm-boundary',
        vouchedBy: { name: 'identity team', on: '2026-11-09' },
      },
      synthesis: {
        kind: 'credentials',
        assetBucket: 'agency-assets-us-gov-west-1',
        executionRole: 'arn:aws-us-gov:iam::111122223333:role/cloudformation',
      },
    },
  }),
};
