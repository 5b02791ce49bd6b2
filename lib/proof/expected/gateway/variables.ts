import type { Lane } from '../../../../policy/lane';
import { type Rule, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { contentFiltersOf } from '../content-filters';
import { addressOf, variableOf } from '../models/models';
import { taskOf } from '../models/task';
import { API_KEYS, bucket, GUARDRAIL_VERSION, guardrailArn, key, STREAM } from '../things';
import { reachedBy } from './reached-models';

// The environment variables of the functions: names of resources and addresses of models, nothing else.

export function routerVariables(basis: Basis, lane: Lane): Readonly<Record<string, Rule>> {
  const reached = reachedBy(basis, lane);
  const addresses = reached.flatMap((model) => {
    const variable = variableOf(model);
    return variable === undefined ? [] : [[variable, addressOf(model, basis.deployment)] as const];
  });
  return {
    AUDIT_STREAM_NAME: the(STREAM),
    DIGEST_KEY_ID: the(key('digest')),
    ...Object.fromEntries(addresses),
    ...(hasGuardedModels(basis, lane) && {
      GUARDRAIL_ID: guardrailArn(basis),
      GUARDRAIL_VERSION: the(GUARDRAIL_VERSION, 'Version'),
    }),
  };
}

/** The guardrail applies to models on Bedrock that chat. */
function hasGuardedModels(basis: Basis, lane: Lane): boolean {
  const onBedrock = basis.modelsOn('bedrock').filter((model) => taskOf(model) === 'chat');
  return (
    contentFiltersOf(basis.deployment) !== undefined &&
    reachedBy(basis, lane).some((model) => onBedrock.some(({ name }) => name === model.name))
  );
}

export function authorizerVariables({ deployment }: Basis): Readonly<Record<string, Rule>> {
  const { bearer } = deployment;
  return {
    ...(bearer?.apiKeys && { API_KEYS_TABLE: the(API_KEYS) }),
    ...(bearer?.oidc && { KEY_SET_BUCKET: the(bucket('key-set')) }),
  };
}
