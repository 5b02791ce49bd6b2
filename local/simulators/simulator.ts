import { HOSTS } from '../../policy/boundary';

/** The AWS services that answer for no model. */
export const OTHER_SERVICES = ['firehose', 'kms', 'dynamodb', 's3', 'comprehend'] as const;

/** What is simulated, each on its own loopback port: every host, and the other services a function calls. */
export const SIMULATORS = [...HOSTS, ...OTHER_SERVICES] as const;
export type SimulatorName = (typeof SIMULATORS)[number];

/** One request that arrived, refused signatures and injected faults included. */
export interface RecordedCall {
  readonly method: string;
  /** As on the request line, percent-encoding kept. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The requested model: the body's `model`, the endpoint name or the Bedrock id. Empty where there is none. */
  readonly model: string;
  /** The body as JSON; as text where it is not JSON. */
  readonly body: unknown;
}

/** How a simulator misbehaves. An event is one piece of a streamed answer: an SSE event or an event-stream frame. */
export type Fault =
  /** Answers with this status in the service's own error shape. `code`: its error name, such as `ThrottlingException`. */
  | { readonly kind: 'status'; readonly status: number; readonly code?: string }
  /** Stops answering, connection open, after this many events. @default 0, not even headers */
  | { readonly kind: 'hang'; readonly afterEvents?: number }
  /** Cuts the connection after this many events; 0 is before the status line. */
  | { readonly kind: 'reset'; readonly afterEvents: number }
  /** Answers 200 with bytes that follow no protocol. */
  | { readonly kind: 'garbage' }
  /**
   * Thinks for `forMs` milliseconds before it answers. `shows`: what a streamed answer sends meanwhile, every `everyMs`:
   * reasoning, a ping of the protocol, or nothing. @default reasoning every 100
   */
  | {
      readonly kind: 'think';
      readonly forMs: number;
      readonly shows?: 'reasoning' | 'ping' | 'nothing';
      readonly everyMs?: number;
    }
  /** Cuts every connection as it opens, like a host that is down. */
  | { readonly kind: 'down' };

/** One running simulator. */
export interface Simulator {
  /** `http://127.0.0.1:<port>`, without a path. */
  readonly url: string;
  /** What arrived, oldest first. */
  readonly calls: readonly RecordedCall[];
  /** Misbehaves from now on, for `times` requests, or until told otherwise. `undefined`: behaves again. */
  fault(fault: Fault | undefined, times?: number): void;
}
