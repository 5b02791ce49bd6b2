import type { Host } from '../../../policy/boundary';
import type { Environment } from '../../aws/credentials';
import { readEndpoint } from '../../aws/endpoints';
import { createHttpsCall, type HttpsCall } from '../../aws/https-call';
import { createSignedCall } from '../../aws/signed-call';
import type { ModelOn, RouterConfig } from '../config/router-config';
import { bedrockHost } from './bedrock/bedrock';
import { HostError, type ModelHost } from './host';
import { sagemakerHost } from './sagemaker/sagemaker';
import { vllmHost } from './vllm/vllm';

export type Hosts = { readonly [H in Host]: ModelHost<H> };

/**
 * The hosts of one lane. Every deploy-time value the lane's models need is read now, so a missing one stops the
 * start with its name rather than a later request. Nothing is made for a host without a model: the sealed lane
 * has no connection to Bedrock to use (I3).
 */
export function createHosts(config: RouterConfig, environment: Environment): Hosts {
  const read = variableReader(environment);
  const place = { region: config.region, dnsSuffix: config.dnsSuffix, environment };
  const on = <H extends Host>(host: H) =>
    config.models.filter((model): model is ModelOn<H> => model.host === host);
  const signed = (service: 'bedrock' | 'sagemaker'): HttpsCall =>
    on(service).length > 0 ? createSignedCall(service, place) : nowhere(service);

  const connections = byName(on('vllm'), ({ baseUrlVariable, caBundle }) =>
    createHttpsCall(readEndpoint(read(baseUrlVariable), baseUrlVariable), { caBundle }),
  );
  const endpointNames = byName(on('sagemaker'), (model) => read(model.endpointNameVariable));
  const guardrails = byName(
    on('bedrock'),
    ({ guardrail }) =>
      guardrail && { id: read(guardrail.idVariable), version: read(guardrail.versionVariable) },
  );
  return {
    vllm: vllmHost(connections),
    sagemaker: sagemakerHost(signed('sagemaker'), endpointNames),
    bedrock: bedrockHost(signed('bedrock'), guardrails),
  } satisfies Hosts;
}

/** What belongs to each model, found by its name. A model of another lane or host is a mistake of ours. */
function byName<M extends { readonly name: string }, T>(models: readonly M[], of: (model: M) => T) {
  const found = new Map(models.map((model) => [model.name, of(model)]));
  return (name: string): T => {
    if (!found.has(name)) throw new HostError('denied', `${name}: this lane has no path to it`);
    return found.get(name) as T;
  };
}

function variableReader(environment: Environment): (name: string) => string {
  return (name) => {
    const value = environment[name];
    if (!value) throw new Error(`environment variable ${name} is not set; the gateway stack sets it`);
    return value;
  };
}

function nowhere(service: string): HttpsCall {
  return async () => {
    throw new HostError('denied', `this lane has no path to ${service}`);
  };
}
