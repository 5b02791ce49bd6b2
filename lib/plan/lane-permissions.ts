import type { Lane } from '../../policy/lane';
import { laneUsesModel, routeTable } from '../../policy/route-table';
import type { Deployment } from '../config/deployment';
import type { Model } from '../config/model';
import { policyOf } from '../config/policy-of';
import { permissionsToAsk } from './lane-permissions-by-model';
import type { Permission } from './permission';

export { type Permission, toStatement } from './permission';

/**
 * What a lane's role may do to models, and must never do. A model is in here if and only if the route table
 * keeps it for some caller and class on this lane (I4); `vllm` models need no IAM permission, the network alone
 * admits to them. The guardrail is not known before the inference stack: see {@link guardrailPermissions}.
 */
export function lanePermissions(deployment: Deployment, lane: Lane): readonly Permission[] {
  return [
    ...modelsOn(deployment, lane).flatMap((model) => permissionsToAsk(model, deployment)),
    ...REFUSALS[lane],
  ];
}

/** The models some caller and class routes to on this lane, in deployment order. */
export function modelsOn(deployment: Deployment, lane: Lane): readonly Model[] {
  const table = routeTable(policyOf(deployment));
  return deployment.models.filter((model) => laneUsesModel(table, lane, model.name));
}

/** What Bedrock needs to apply a guardrail to the answers a lane asks for; nothing where either is missing. */
export function guardrailPermissions(
  deployment: Deployment,
  lane: Lane,
  guardrailArn: string,
): readonly Permission[] {
  const { guardrail } = deployment;
  const asksBedrock = modelsOn(deployment, lane).some((model) => model.host === 'bedrock');
  if (!asksBedrock || !guardrail || 'none' in guardrail) return [];
  return [
    {
      sid: 'ApplyGuardrail',
      effect: 'Allow',
      service: 'bedrock-runtime',
      actions: ['bedrock:ApplyGuardrail'],
      resources: [guardrailArn],
    },
  ];
}

/** What every lane may do besides asking models: write its records, and derive its digest key. */
export function recordPermissions(audit: {
  readonly auditStreamArn: string;
  readonly digestKeyArn: string;
}): readonly Permission[] {
  return [
    {
      sid: 'PutRecords',
      effect: 'Allow',
      service: 'kinesis-firehose',
      actions: ['firehose:PutRecord'],
      resources: [audit.auditStreamArn],
    },
    {
      sid: 'DeriveDigestKey',
      effect: 'Allow',
      service: 'kms',
      actions: ['kms:GenerateMac'],
      resources: [audit.digestKeyArn],
      conditions: { StringEquals: { 'kms:MacAlgorithm': ['HMAC_SHA_256'] } },
    },
  ];
}

/** Bearer keys would outlive the role's session and carry no caller; no lane makes or uses one. */
const NO_BEARER_KEYS: Permission = {
  sid: 'NoBearerKeys',
  effect: 'Deny',
  service: 'bedrock-runtime',
  actions: ['bedrock:CallWithBearerToken', 'bedrock-mantle:CallWithBearerToken'],
  resources: ['*'],
};

/** Said twice over: the sealed lane has no permission on Bedrock, and a policy added later cannot give it one (I3). */
const NO_BEDROCK: Permission = {
  sid: 'NoBedrock',
  effect: 'Deny',
  service: 'bedrock-runtime',
  actions: ['bedrock:*', 'bedrock-mantle:*'],
  resources: ['*'],
};

const REFUSALS = {
  open: [NO_BEARER_KEYS],
  sealed: [NO_BEARER_KEYS, NO_BEDROCK],
} as const satisfies Record<Lane, readonly Permission[]>;
