import type { RouterConfig } from '../../../lambda/router/config/router-config';
import type { Host } from '../../../policy/boundary';
import { type DeliveredRecord, type Simulators, startSimulators } from '../../simulators/start-simulators';
import type { LocalBearers } from '../gateway/local-bearers';
import type { LocalCredentials } from '../router/lambda-variables';
import { endpointName } from '../router/local-values';
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
  const simulators = await startSimulators({
    region: options.region,
    credentials: options.credentials,
    models: knownModels(options.configs),
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

/** Each host knows the models of the deployment and refuses others, as the real one would. */
function knownModels(configs: readonly RouterConfig[]) {
  const models = configs.flatMap((config) => config.models.map((model) => ({ config, model })));
  return {
    vllm: models.flatMap(({ model }) => (model.host === 'vllm' ? [model.name] : [])),
    sagemaker: models.flatMap(({ config, model }) =>
      model.host === 'sagemaker' ? [endpointName(config.deployment, model.name)] : [],
    ),
    bedrock: models.flatMap(({ model }) => (model.host === 'bedrock' ? [model.invokeId] : [])),
  };
}
