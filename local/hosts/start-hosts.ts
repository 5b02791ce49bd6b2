import { AWS_SERVICES } from '../../lambda/aws/endpoints';
import type { Deployment } from '../../lib/config/deployment';
import { servingParsers } from '../../lib/config/self-hosted/serving-parsers';
import { modelServiceOf, servedNameOf } from '../../lib/hosts/rows';
import { embeddingOf } from '../../lib/hosts/schemas';
import type { DeployTimeValues } from '../../lib/plan/deploy-time-values';
import { HOSTS, type Host } from '../../policy/boundary';
import type { LocalBearers } from '../gateway/local-bearers';
import type { LocalCredentials } from '../router/lambda-variables';
import type { ContextWindow, ContextWindows } from '../simulators/context-window';
import { MODEL_SERVICES } from '../simulators/model-services';
import { OTHER_SERVICES } from '../simulators/simulator';
import { type DeliveredRecord, type Simulators, startSimulators } from '../simulators/start-simulators';
import type { RealVllm } from './real-vllm';

/** Real servers that this run puts in the place of simulators. */
export type RealServers = { readonly [H in Host]?: Pick<RealVllm, 'url' | 'model'> };

export interface HostsOptions {
  readonly deployment: Pick<Deployment, 'name' | 'region' | 'models'>;
  readonly credentials: LocalCredentials;
  readonly down: readonly Host[];
  /** What bearer credentials are checked against. @default nothing */
  readonly data?: Pick<LocalBearers, 'tables' | 'objects'>;
  readonly realServers: RealServers;
  /** Milliseconds between two pieces of a simulated answer. */
  readonly paceMs: number;
  onRecord(record: DeliveredRecord): void;
}

/** The services a router calls, on loopback. */
export interface LocalHosts {
  readonly simulators: Simulators;
  /** The local replacements for what the inference stack would have made. */
  readonly values: DeployTimeValues;
  /** `AWS_ENDPOINT_URL_…` variables that lead AWS clients to the simulators. */
  readonly endpoints: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function startHosts(options: HostsOptions): Promise<LocalHosts> {
  const { deployment, realServers, down } = options;
  const windows = byHost((host) => windowsOn(host, deployment));
  const simulators = await startSimulators({
    region: deployment.region,
    credentials: options.credentials,
    models: byHost((host) => Object.keys(windows[host])),
    windows,
    paceMs: options.paceMs,
    faults: Object.fromEntries(down.map((host) => [host, { kind: 'down' } as const])),
    onRecord: options.onRecord,
    ...options.data,
  });
  const urls = byHost((host) => (!down.includes(host) && realServers[host]?.url) || simulators[host].url);
  return {
    simulators,
    values: {
      addresses: addressesIn(deployment, urls),
      guardrail: { id: 'localguardrail', version: '1' },
    },
    endpoints: awsEndpoints(simulators),
    close: () => simulators.close(),
  };
}

function byHost<T>(of: (host: Host) => T): Readonly<Record<Host, T>> {
  return Object.fromEntries(HOSTS.map((host) => [host, of(host)])) as Record<Host, T>;
}

/** The models a simulator serves, each with the context window that the deployment states. It refuses all others. */
function windowsOn(host: Host, deployment: HostsOptions['deployment']): ContextWindows {
  const models = deployment.models.filter((model) => model.host === host);
  return Object.fromEntries(models.map((model) => [servedNameOf(model, deployment), windowOf(model)]));
}

/** Without a tool parser, a server refuses to let its model choose tools. */
function windowOf(model: Deployment['models'][number]): ContextWindow {
  const parses = !('weights' in model) || servingParsers(model).tools !== undefined;
  const dimensions = embeddingOf(model.host, model)?.dimensions;
  return { ...model, dimensions, ...(!parses && { lacks: ['auto-tool-choice'] }) };
}

function addressesIn(
  deployment: HostsOptions['deployment'],
  urls: Readonly<Record<Host, string>>,
): DeployTimeValues['addresses'] {
  return Object.fromEntries(
    deployment.models.map((model) => {
      const { address } = MODEL_SERVICES[modelServiceOf(model.host)];
      return [model.name, address(urls[model.host], servedNameOf(model, deployment))];
    }),
  );
}

function awsEndpoints(simulators: Simulators): Readonly<Record<string, string>> {
  const ofHosts = HOSTS.flatMap((host) => {
    const { aws } = MODEL_SERVICES[modelServiceOf(host)];
    return aws ? [[AWS_SERVICES[aws].override, simulators[host].url]] : [];
  });
  const others = OTHER_SERVICES.map((name) => [AWS_SERVICES[name].override, simulators[name].url]);
  return Object.fromEntries([...ofHosts, ...others]);
}
