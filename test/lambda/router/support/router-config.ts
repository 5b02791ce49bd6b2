import {
  type RouterConfig,
  type RouterModel,
  readRouterConfig,
} from '../../../../lambda/router/config/router-config';
import { ABILITY_NAMES } from '../../../../policy/ability';
import { DEFAULT_ENTITY_CLASSES } from '../../../../policy/entity';
import type { Lane } from '../../../../policy/lane';
import { REFUSE_RESTRICTED } from '../../../../policy/restricted-on-open-lane';

const common = {
  task: 'chat' as const,
  /** Tests of abilities take some away. */
  abilities: [...ABILITY_NAMES],
  fallbacks: [] as string[],
  contextTokens: 8192,
  maxOutputTokens: 1024,
};
const account = { ...common, boundary: 'account' as const, regions: ['eu-central-1'], auto: true };

export const QWEN: RouterModel = {
  ...account,
  name: 'qwen',
  host: 'vllm',
  baseUrlVariable: 'MODEL_QWEN_BASE_URL',
};
export const LLAMA: RouterModel = {
  ...account,
  name: 'llama',
  host: 'sagemaker',
  endpointNameVariable: 'MODEL_LLAMA_ENDPOINT',
};
/** Bedrock without a profile. */
export const MISTRAL: RouterModel = {
  ...common,
  name: 'mistral',
  host: 'bedrock',
  boundary: 'region',
  regions: ['eu-central-1'],
  auto: true,
  invokeId: 'mistral.mistral-large',
};
/** Bedrock by a geographic profile. */
export const NOVA: RouterModel = {
  ...common,
  name: 'nova',
  host: 'bedrock',
  boundary: 'geography',
  regions: ['eu-central-1', 'eu-west-1'],
  auto: true,
  invokeId: 'eu.amazon.nova-pro-v1:0',
};

export const ROLE = 'arn:aws:iam::111122223333:role/claims';
/** How API Gateway names a session of {@link ROLE}. */
export const SESSION = 'arn:aws:sts::111122223333:assumed-role/claims/session-1';
/** A session of the caller `records-office`, whose floor is restricted. */
export const RESTRICTED_SESSION = 'arn:aws:sts::111122223333:assumed-role/records-office/x';
/** A session of the caller `intern`, who may use qwen only. */
export const LIMITED_SESSION = 'arn:aws:sts::111122223333:assumed-role/intern/x';

/** What asks Comprehend about each text. Tests of the classes or of the time say what differs. */
export const SECOND_OPINION = {
  service: 'comprehend',
  language: 'en',
  minimumScore: 0.9,
  classes: { NAME: 'restricted' },
  timeoutMs: 2000,
} as const;

/** A hybrid deployment's router: two models inside the account, two on Bedrock. Each test says what differs. */
export function routerConfig(changes: Partial<RouterConfig> = {}): RouterConfig {
  return readRouterConfig({
    version: 1,
    codeVersion: '0.1.0',
    deployment: 'eu-central-1',
    account: '111122223333',
    region: 'eu-central-1',
    dnsSuffix: 'amazonaws.com',
    lane: 'open',
    authentication: 'iam',
    jurisdiction: ['EU'],
    residency: 'geography',
    restrictedOnOpenLane: REFUSE_RESTRICTED,
    substitution: 'marked',
    entityClasses: DEFAULT_ENTITY_CLASSES,
    unreadAttachments: 'restricted',
    images: 'public',
    ceilings: { public: 'geography', internal: 'geography', confidential: 'region', restricted: 'account' },
    models: [QWEN, LLAMA, MISTRAL, NOVA],
    elsewhere: [],
    callers: [
      { name: 'claims', floor: 'public', models: 'all', principals: [ROLE] },
      {
        name: 'records-office',
        floor: 'restricted',
        models: 'all',
        principals: ['arn:aws:iam::111122223333:role/records-office'],
      },
      {
        name: 'intern',
        floor: 'internal',
        models: ['qwen'],
        principals: ['arn:aws:iam::111122223333:role/intern'],
      },
    ],
    policyHash: 'a'.repeat(64),
    limits: { bodyBytes: 100_000, firstEventMs: 10_000, nextEventMs: 10_000, totalMs: 60_000 },
    streamStartMs: 20_000,
    audit: { streamNameVariable: 'AUDIT_STREAM_NAME', digestKeyIdVariable: 'DIGEST_KEY_ID' },
    ...changes,
  });
}

/** The same deployment's sealed lane. */
export function sealedConfig(changes: Partial<RouterConfig> = {}): RouterConfig {
  const elsewhere = [MISTRAL, NOVA].map(({ name, boundary, auto }) => ({ name, boundary, auto }));
  return routerConfig({ lane: 'sealed' satisfies Lane, models: [QWEN, LLAMA], elsewhere, ...changes });
}
