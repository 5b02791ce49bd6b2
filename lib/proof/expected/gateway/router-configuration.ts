import { createHash } from 'node:crypto';
import type { RouterConfig } from '../../../../lambda/router/config/router-config';
import { version } from '../../../../package.json';
import { DEFAULT_ENTITY_CLASSES } from '../../../../policy/entity';
import type { Lane } from '../../../../policy/lane';
import { isBearerLane } from '../../../config/bearer';
import type { Deployment } from '../../../config/deployment';
import { regionFacts } from '../../../config/facts/regions';
import type { Model } from '../../../config/model';
import type { Basis } from '../basis';
import { abilitiesOf, partOf, placesProcessing, toldTo } from '../models/models';
import { embeddingOf, taskOf } from '../models/task';
import { homeJurisdictions } from '../policy';
import { secondOpinionOf } from '../second-opinion';
import { reachedBy } from './reached-models';

type Caller = Deployment['callers'][number];

/** The configuration that the router of a lane must have, every field of it. */
export function routerConfiguration(basis: Basis, lane: Lane): RouterConfig {
  const { deployment, dnsSuffix } = basis;
  const { account, region } = deployment;
  const deciding = decidingFields(basis, lane);
  return {
    version: 1,
    codeVersion: version,
    deployment: deployment.name,
    account,
    region,
    dnsSuffix,
    ...fipsOf(region),
    authentication: isBearerLane(deployment, lane) ? 'bearer' : 'iam',
    ...deciding,
    policyHash: hashOf(deciding),
    // The size of a body, and the patience for a first event, the next event and the whole answer.
    limits: { bodyBytes: 4_194_304, firstEventMs: 60_000, nextEventMs: 30_000, totalMs: 840_000 },
    streamStartMs: deployment.answers.streamStartSeconds * 1000,
    audit: { streamNameVariable: 'AUDIT_STREAM_NAME', digestKeyIdVariable: 'DIGEST_KEY_ID' },
  };
}

/** The services that carry prompts and have a FIPS endpoint in the region; no field where there is none. */
function fipsOf(region: string): Pick<RouterConfig, 'fips'> {
  const { hasBedrockFips, hasSagemakerFips } = regionFacts(region);
  if (hasBedrockFips && hasSagemakerFips) return { fips: ['bedrock', 'sagemaker'] };
  if (hasBedrockFips) return { fips: ['bedrock'] };
  return hasSagemakerFips ? { fips: ['sagemaker'] } : {};
}

/** The fields that decide where a request may go, and that are part of the policy hash. */
type DecidingFields = Omit<
  RouterConfig,
  | 'version'
  | 'codeVersion'
  | 'deployment'
  | 'account'
  | 'region'
  | 'dnsSuffix'
  | 'fips'
  | 'authentication'
  | 'policyHash'
  | 'limits'
  | 'streamStartMs'
  | 'audit'
>;

function decidingFields(basis: Basis, lane: Lane): DecidingFields {
  const { deployment, policy } = basis;
  const reached = reachedBy(basis, lane);
  const elsewhere = policy.models.filter(({ name }) => reached.every((model) => model.name !== name));
  return {
    lane,
    jurisdiction: [...homeJurisdictions(deployment)],
    residency: deployment.residency,
    ceilings: { ...policy.ceilings },
    restrictedOnOpenLane: deployment.restrictedOnOpenLane,
    substitution: deployment.answers.substitution,
    entityClasses: { ...DEFAULT_ENTITY_CLASSES, ...deployment.entityClasses },
    unreadAttachments: deployment.unreadAttachments,
    images: deployment.images,
    secondOpinion: opinionOf(basis, lane),
    models: reached.map((model) => modelOf(basis, model)),
    elsewhere: elsewhere.map(({ name, boundary, because, auto, fallbacks }) => ({
      name,
      boundary,
      because,
      auto: auto ?? true,
      fallbacks: [...(fallbacks ?? [])],
    })),
    callers: deployment.callers
      .filter((caller) => hasCredential(caller, deployment, lane))
      .map((caller) => callerOf(caller, deployment, lane)),
  };
}

function opinionOf(basis: Basis, lane: Lane): RouterConfig['secondOpinion'] {
  const secondOpinion = secondOpinionOf(basis, lane);
  if (!secondOpinion) return undefined;
  const { language, minimumScore, classes } = secondOpinion;
  return { service: 'comprehend', language, minimumScore, classes, timeoutMs: 5000 };
}

function modelOf({ deployment, policy }: Basis, model: Model): RouterConfig['models'][number] {
  const { name, auto, fallbacks, contextTokens, maxOutputTokens } = model;
  const { boundary, because } = policy.models.find((one) => one.name === name) ?? {};
  if (!boundary) throw new Error(`The policy has no model ${name}.`);
  return {
    name,
    task: taskOf(model),
    abilities: abilitiesOf(model),
    boundary,
    because,
    regions: [...placesProcessing(model, deployment)],
    auto,
    fallbacks,
    contextTokens,
    maxOutputTokens,
    embedding: embeddingOf(model),
    thinking: toldTo(model),
    ...partOf(model, deployment),
  };
}

function hasCredential({ principals, tokens, apiKeys }: Caller, deployment: Deployment, lane: Lane): boolean {
  return isBearerLane(deployment, lane) ? tokens.length > 0 || apiKeys : principals.length > 0;
}

/** A role session has no path in its ARN, so principals are without one. */
function callerOf(
  { name, floor, models, principals }: Caller,
  deployment: Deployment,
  lane: Lane,
): RouterConfig['callers'][number] {
  const withoutPath = principals.map((arn) => `${arn.split('/').at(0)}/${arn.split('/').at(-1)}`);
  return { name, floor, models, ...(!isBearerLane(deployment, lane) && { principals: withoutPath }) };
}

/** SHA-256 of the JSON of the fields, their keys in order, without prices: those decide nothing. */
function hashOf({ models, ...fields }: DecidingFields): string {
  const decided = { ...fields, models: models.map(({ usdPerMillionTokens, ...model }) => model) };
  return createHash('sha256').update(inKeyOrder(decided)).digest('hex');
}

function inKeyOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inKeyOrder).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const sorted = fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, field]) => `${JSON.stringify(name)}:${inKeyOrder(field)}`).join(',')}}`;
}
