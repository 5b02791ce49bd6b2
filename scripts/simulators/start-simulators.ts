import type { AwsCredentials } from '../../lambda/router/aws/credentials';
import type { Fault, Simulator, SimulatorName } from './simulator';

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
  readonly models?: Partial<Record<'vllm' | 'sagemaker' | 'bedrock', readonly string[]>>;
  /** Milliseconds between two pieces of a streamed answer. @default 0 */
  readonly paceMs?: number;
}

/** One record as Firehose received it. */
export interface DeliveredRecord {
  readonly stream: string;
  readonly data: Buffer;
}

export type Simulators = Readonly<Record<SimulatorName, Simulator>> & {
  /** Stops all of them and cuts what is open. */
  close(): Promise<void>;
};

/** Starts every simulator on a loopback port the system chooses. */
export async function startSimulators(_options: SimulatorOptions): Promise<Simulators> {
  throw new Error('not started yet');
}
