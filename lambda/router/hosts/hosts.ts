import type * as z from 'zod/mini';
import { HOSTS, type Host } from '../../../policy/boundary';
import type { AwsPlace } from '../../aws/endpoints';
import { variableReader } from '../../aws/environment-variable';
import { createBedrock } from './bedrock/bedrock';
import { bedrockRouterSchema } from './bedrock/schema';
import { type HostAdapter, type HostClient, HostError } from './host';
import { createSagemaker } from './sagemaker/sagemaker';
import { sagemakerRouterSchema } from './sagemaker/schema';
import { vllmRouterSchema } from './vllm/schema';
import { createVllm } from './vllm/vllm';

/** Each host on the router's side. The compiler names what a new host still lacks. */
const ADAPTERS = {
  vllm: { schema: vllmRouterSchema, create: createVllm },
  sagemaker: { schema: sagemakerRouterSchema, create: createSagemaker },
  bedrock: { schema: bedrockRouterSchema, create: createBedrock },
} satisfies Record<Host, unknown>;

type Adapters = typeof ADAPTERS;

/** A model of one host, as the router's configuration describes it. */
export type RouterModelOn<H extends Host> = z.infer<Adapters[H]['schema']>;

export type RouterModelSchema = Adapters[Host]['schema'];

/** One schema for each host, for the union of all models. */
export const ROUTER_MODEL_SCHEMAS = HOSTS.map((host): RouterModelSchema => ADAPTERS[host].schema);

/** What calls the models of each host. */
export type HostClients = { readonly [H in Host]: HostClient<RouterModelOn<H>> };

/** What a lane's configuration says of its hosts. */
interface HostsConfig extends Pick<AwsPlace, 'region' | 'dnsSuffix' | 'fips'> {
  readonly models: readonly RouterModelOn<Host>[];
}

/**
 * The clients of one lane. A host without a model on the lane gets no connection: the sealed lane has none to Bedrock
 * that it could use (I3).
 * @throws Error if an environment variable that a model of the lane needs is not set
 */
export function createHosts(config: HostsConfig, environment: AwsPlace['environment']): HostClients {
  const { region, dnsSuffix, fips } = config;
  const place = { region, dnsSuffix, fips, environment };
  const variable = variableReader(environment);
  const clientOf = <H extends Host>(host: H): HostClient<RouterModelOn<H>> => {
    const models = config.models.filter((model): model is RouterModelOn<H> => model.host === host);
    return models.length > 0 ? adapterOf(host).create({ models, place, variable }) : withoutPath(host);
  };
  return Object.fromEntries(HOSTS.map((host) => [host, clientOf(host)])) as unknown as HostClients;
}

function adapterOf<H extends Host>(host: H): HostAdapter<RouterModelOn<H>> {
  const adapters: { readonly [K in Host]: HostAdapter<RouterModelOn<K>> } = ADAPTERS;
  return adapters[host];
}

/** Stands in for a host that no model of the lane runs on. */
function withoutPath(host: Host): HostClient<unknown> {
  const denied = () => Promise.reject(new HostError('denied', `this lane has no path to ${host}`));
  const answer = () => ({ next: denied, stop: () => {} });
  return { converse: answer, embed: answer };
}
