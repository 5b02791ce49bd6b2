import type { RouterConfig, RouterModel } from '../../lambda/router/config/router-config';
import type { Host } from '../../policy/boundary';
import type { LocalBearers } from '../gateway/local-bearers';
import type { LocalCredentials } from '../router/lambda-variables';
import { endpointName } from '../router/local-values';
import type { ContextWindows } from '../simulators/context-window';
import { type DeliveredRecord, type Simulators, startSimulators } from '../simulators/start-simulators';
import type { RealVllm } from './real-vllm';

export interface HostsOptions {
  readonly configs: readonly RouterConfig[];
  readonly region: string;
  readonly credentials: LocalCredentials;
  readonly down: readonly Host[];
  /** What bearer credentials are checked against. @default nothing */
  readonly data?: Pick<LocalBearers, 'tables' | 'objects'>;
  /** A real server behind the `vllm` host. @default the simulator */
  readonly realVllm?: RealVllm;
  /** Milliseconds between two pieces of a simulated answer. */
  readonly paceMs: number;
  onRecord(record: DeliveredRecord): void;
}

/** The services a router calls, on loopback. */
export interface LocalHosts {
  readonly simulators: Simulators;
  readonly vllmUrl: string;
  /** Leads AWS clients to the simulators. */
  readonly endpoints: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function startHosts(options: HostsOptions): Promise<LocalHosts> {
  const { realVllm, down } = options;
  const windows = servedModels(options.configs);
  const simulators = await startSimulators({
    region: options.region,
    credentials: options.credentials,
    models: namesOf(windows),
    windows,
    paceMs: options.paceMs,
    faults: Object.fromEntries(down.map((host) => [host, { kind: 'down' } as const])),
    onRecord: options.onRecord,
    ...options.data,
  });
  return {
    simulators,
    vllmUrl: realVllm && !down.includes('vllm') ? realVllm.url : simulators.vllm.url,
    endpoints: {
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: simulators.bedrock.url,
      AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: simulators.sagemaker.url,
      AWS_ENDPOINT_URL_FIREHOSE: simulators.firehose.url,
      AWS_ENDPOINT_URL_KMS: simulators.kms.url,
      AWS_ENDPOINT_URL_DYNAMODB: simulators.dynamodb.url,
      AWS_ENDPOINT_URL_COMPREHEND: simulators.comprehend.url,
      AWS_ENDPOINT_URL_S3: simulators.s3.url,
    },
    close: () => simulators.close(),
  };
}

/** Each host serves the models of the deployment, with the context it says, as the real one would. */
function servedModels(configs: readonly RouterConfig[]): Readonly<Record<Host, ContextWindows>> {
  const models = configs.flatMap((config) => config.models.map((model) => ({ config, model })));
  const on = (host: Host) =>
    Object.fromEntries(
      models
        .filter(({ model }) => model.host === host)
        .map(({ config, model }) => [servedName(config, model), model]),
    );
  return { vllm: on('vllm'), sagemaker: on('sagemaker'), bedrock: on('bedrock') };
}

/** What a host calls a model. */
function servedName({ deployment }: RouterConfig, model: RouterModel): string {
  if (model.host === 'bedrock') return model.invokeId;
  return model.host === 'vllm' ? model.name : endpointName(deployment, model.name);
}

/** A host refuses models it does not serve. */
const namesOf = ({ vllm, sagemaker, bedrock }: Readonly<Record<Host, ContextWindows>>) => ({
  vllm: Object.keys(vllm),
  sagemaker: Object.keys(sagemaker),
  bedrock: Object.keys(bedrock),
});
