import {
  type RouterConfig,
  type RouterModel,
  readRouterConfig,
} from '../../lambda/router/config/router-config';
import { version } from '../../package.json';
import { DEFAULT_ENTITY_CLASSES } from '../../policy/entity';
import { type Lane, laneReaches } from '../../policy/lane';
import { isBearerLane, lanesByCredential } from '../config/bearer';
import type { Deployment } from '../config/deployment';
import { regionFacts } from '../config/facts/regions';
import { jurisdictionsOf } from '../config/home';
import type { Model } from '../config/model';
import { boundaryIn, reasonFor, regionsOf } from '../config/policy-of';
import { withoutPath } from '../config/principal';
import { routerModelOf } from '../hosts/rows';
import { abilitiesOf, embeddingOf, taskOf, thinkingOf } from '../hosts/schemas';
import { fipsHosts } from '../plan/endpoint-services';
import type { Plan } from '../plan/plan';
import { type DecidingPart, policyHash } from './policy-hash';
import { ROUTER_LIMITS, SECOND_OPINION_TIMEOUT_MS } from './router-limits';
import { AUDIT_STREAM_NAME, DIGEST_KEY_ID } from './variable-names';

/**
 * The configuration of one lane's router: the policy that IAM and the network are made from, and the models that the
 * lane can reach. The router's own parser validates it, so a configuration that the router would refuse fails the
 * synth.
 */
export function routerConfigFor(plan: Plan, lane: Lane): RouterConfig {
  const { deployment } = plan;
  const { dnsSuffix } = regionFacts(deployment.region);
  const fips = fipsHosts(deployment.region);
  const deciding = decidingPart(plan, lane);
  const config: RouterConfig = {
    version: 1,
    codeVersion: version,
    deployment: deployment.name,
    account: deployment.account,
    region: deployment.region,
    dnsSuffix,
    ...(fips.length > 0 && { fips }),
    authentication: isBearerLane(deployment, lane) ? 'bearer' : 'iam',
    ...deciding,
    policyHash: policyHash(deciding),
    limits: ROUTER_LIMITS,
    streamStartMs: deployment.answers.streamStartSeconds * 1000,
    audit: { streamNameVariable: AUDIT_STREAM_NAME, digestKeyIdVariable: DIGEST_KEY_ID },
  };
  return readRouterConfig(JSON.parse(JSON.stringify(config)));
}

function decidingPart(plan: Plan, lane: Lane): DecidingPart {
  const { deployment, policy } = plan;
  const reached = deployment.models.filter((model) => laneReaches(lane, boundaryIn(deployment, model)));
  const elsewhere = deployment.models.filter((model) => !reached.includes(model));
  return {
    lane,
    jurisdiction: [...jurisdictionsOf(deployment)],
    residency: deployment.residency,
    ceilings: { ...policy.ceilings },
    restrictedOnOpenLane: deployment.restrictedOnOpenLane,
    substitution: deployment.answers.substitution,
    entityClasses: { ...DEFAULT_ENTITY_CLASSES, ...deployment.entityClasses },
    unreadAttachments: deployment.unreadAttachments,
    images: deployment.images,
    secondOpinion: secondOpinionOf(plan, lane),
    models: reached.map((model) => routerModel(model, deployment)),
    elsewhere: elsewhere.map((model) => ({
      name: model.name,
      boundary: boundaryIn(deployment, model),
      because: reasonFor(deployment, model),
      auto: model.auto,
      fallbacks: model.fallbacks,
    })),
    callers: deployment.callers
      .filter((caller) => lanesByCredential(caller, deployment).includes(lane))
      .map(({ name, floor, models, principals }) => ({
        name,
        floor,
        models,
        ...(!isBearerLane(deployment, lane) && { principals: principals.map(withoutPath) }),
      })),
  };
}

/** Omitted unless the lane's role may call Comprehend. */
function secondOpinionOf(plan: Plan, lane: Lane): RouterConfig['secondOpinion'] {
  const { secondOpinion } = plan.deployment;
  if (!secondOpinion || !plan.opinionLanes.includes(lane)) return undefined;
  const { service, language, minimumScore, classes } = secondOpinion;
  return { service, language, minimumScore, classes, timeoutMs: SECOND_OPINION_TIMEOUT_MS };
}

/** One model of the deployment in the router's configuration. */
function routerModel(model: Model, deployment: Deployment): RouterModel {
  const { name, auto, fallbacks, contextTokens, maxOutputTokens } = model;
  const common = {
    name,
    task: taskOf(model.host, model),
    abilities: [...abilitiesOf(model.host, model)],
    boundary: boundaryIn(deployment, model),
    because: reasonFor(deployment, model),
    regions: [...regionsOf(model, deployment)],
    auto,
    fallbacks,
    contextTokens,
    maxOutputTokens,
    embedding: routerEmbedding(model),
    thinking: routerThinking(model),
  };
  return { ...common, ...routerModelOf(model, deployment) };
}

function routerEmbedding(model: Model): RouterModel['embedding'] {
  const embedding = embeddingOf(model.host, model);
  return embedding && { ...embedding, dimensions: embedding.dimensions && [...embedding.dimensions] };
}

/**
 * How the router tells a model whether to think. If the file does not say whether it thinks, the model is told nothing,
 * and does what it does by itself.
 */
function routerThinking(model: Model): RouterModel['thinking'] {
  const facts = thinkingOf(model.host, model);
  if (!facts) return undefined;
  const { on, off, levels, refuses, ...rest } = facts;
  return {
    ...rest,
    choice: model.thinking ?? facts.byDefault,
    ...(model.thinking && { on, off }),
    levels: levels && { field: levels.field, values: [...levels.values] },
    refuses: refuses && [...refuses],
  };
}
