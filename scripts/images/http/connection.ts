import type { Agent } from 'node:http';
import { connection } from '../../account/connection';

/** How requests to registries are connected: the one place for a proxy and for its certificates. */
export interface Connection {
  /** @default Node.js's own agent, without a proxy */
  readonly agentFor?: (url: URL) => Agent | undefined;
  /** Certificates in PEM that are trusted, in place of those of Node.js. @default Node.js's own, and NODE_EXTRA_CA_CERTS */
  readonly ca?: string;
  /** How long a connection may be silent, in milliseconds. @default five minutes: a registry puts a large blob together before it answers */
  readonly silence?: number;
}

export const SILENCE = 300_000;

/** Through the proxy of the environment, trusting what the environment names. */
export function usualConnection(): Connection {
  const { agent, ca, httpAgent } = connection();
  const agentFor = ({ protocol }: URL) => (protocol === 'http:' ? httpAgent : agent);
  return { agentFor, ...(ca !== undefined && { ca }) };
}
