import type { AwsCredentials } from '../../lambda/aws/credentials';
import { AWS_SERVICES } from '../../lambda/aws/endpoints';
import { modelServiceOf } from '../../lib/hosts/rows';
import { HOSTS, type Host } from '../../policy/boundary';
import { jsonError } from './aws-json-service';
import { restError } from './aws-rest-error';
import { behindSignature } from './aws-service';
import { comprehendService } from './comprehend';
import type { ContextWindows } from './context-window';
import { type DynamoTables, dynamoDbService } from './dynamodb';
import { type DeliveredRecord, firehoseService } from './firehose';
import { kmsService } from './kms';
import { MODEL_SERVICES } from './model-services';
import { type LockedBuckets, type S3Objects, s3Service } from './s3';
import { s3Error } from './s3-error';
import { type SimulatedService, serve } from './simulated-server';
import { type Fault, SIMULATORS, type Simulator, type SimulatorName } from './simulator';

export type { DeliveredRecord } from './firehose';

export interface SimulatorOptions {
  /** The region AWS requests must be signed for. */
  readonly region: string;
  /** The one identity the AWS services know. */
  readonly credentials: AwsCredentials;
  /** Called with each record Firehose accepts, before it answers. @default records are dropped */
  readonly onRecord?: (record: DeliveredRecord) => void;
  /** Faults in force from the start. @default none */
  readonly faults?: Partial<Record<SimulatorName, Fault>>;
  /**
   * The models each host knows: served names for vLLM, endpoint names for SageMaker, model and profile ids for
   * Bedrock. Others are refused as the real service refuses them. @default every name is known
   */
  readonly models?: Partial<Record<Host, readonly string[]>>;
  /** What each model takes and gives, by the names of `models`. @default anything, without end */
  readonly windows?: Partial<Record<Host, ContextWindows>>;
  /** What DynamoDB holds; may change while it runs. @default no table */
  readonly tables?: DynamoTables;
  /** What S3 holds; may change while it runs. @default no object */
  readonly objects?: S3Objects;
  /** Buckets of S3 with Object Lock, which take objects and list them. @default none */
  readonly lockedBuckets?: LockedBuckets;
  /** Milliseconds between two pieces of a streamed answer. @default 0 */
  readonly paceMs?: number;
}

export type Simulators = Readonly<Record<SimulatorName, Simulator>> & {
  /** Stops all of them and cuts what is open. */
  close(): Promise<void>;
};

/** Starts every simulator on a loopback port the system chooses. */
export async function startSimulators(options: SimulatorOptions): Promise<Simulators> {
  const { faults = {}, onRecord = () => {}, paceMs = 0 } = options;
  const services: Record<SimulatorName, SimulatedService> = {
    ...hostServices(options),
    firehose: behindSignature(firehoseService(onRecord), 'firehose', options, jsonError),
    kms: behindSignature(kmsService(options.region), 'kms', options, jsonError),
    dynamodb: behindSignature(dynamoDbService(options.tables ?? new Map()), 'dynamodb', options, jsonError),
    comprehend: behindSignature(comprehendService(), 'comprehend', options, jsonError),
    s3: behindSignature(
      s3Service(options.objects ?? new Map(), options.lockedBuckets),
      's3',
      options,
      s3Error,
    ),
  };
  const start = async (name: SimulatorName) =>
    [name, await serve(services[name], { fault: faults[name], paceMs })] as const;
  const running = Object.fromEntries(await Promise.all(SIMULATORS.map(start))) as Record<
    SimulatorName,
    Awaited<ReturnType<typeof serve>>
  >;
  return {
    ...running,
    close: async () => {
      await Promise.all(SIMULATORS.map((name) => running[name].close()));
    },
  };
}

/** What answers for the models of each host. */
function hostServices(options: SimulatorOptions): Readonly<Record<Host, SimulatedService>> {
  const { models = {}, windows = {} } = options;
  const serviceOf = (host: Host): SimulatedService => {
    const { simulate, aws } = MODEL_SERVICES[modelServiceOf(host)];
    const service = simulate(models[host], windows[host]);
    return aws ? behindSignature(service, AWS_SERVICES[aws].signingName, options, restError) : service;
  };
  return Object.fromEntries(HOSTS.map((host) => [host, serviceOf(host)])) as Record<Host, SimulatedService>;
}
