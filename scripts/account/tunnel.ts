import { Agent as HttpAgent } from 'node:http';
import { type AgentOptions, Agent as HttpsAgent } from 'node:https';
import { HttpProxyAgent, HttpsProxyAgent } from 'hpagent';
import { type Proxies, proxyInWords } from './proxy';

/** A proxy that gives no way to a host. The message has neither user nor password of the proxy. */
export class ProxyRefusal extends Error {
  override readonly name = 'ProxyRefusal';
}

export interface TunnelOptions extends AgentOptions {
  readonly proxy: URL;
  /** Which hosts are reached directly. */
  readonly spares: Proxies['spares'];
  /** PEM of the authorities that the hosts, and a proxy with TLS, are trusted by. */
  readonly ca: string | undefined;
}

/** An agent for `https:` that asks a proxy for a tunnel to each host that is not spared. */
export function httpsTunnel({ proxy, spares, ca, ...options }: TunnelOptions): HttpsAgent {
  const tunnel = new HttpsProxyAgent({ ...options, ca, proxy, proxyRequestOptions: trusting(ca) });
  return withDirectWay(tunnel, new HttpsAgent({ ...options, ca }), proxy, spares);
}

/** The same for `http:`. */
export function httpTunnel({ proxy, spares, ca, ...options }: TunnelOptions): HttpAgent {
  const tunnel = new HttpProxyAgent({ ...options, proxy, proxyRequestOptions: trusting(ca) });
  return withDirectWay(tunnel, new HttpAgent(options), proxy, spares);
}

const trusting = (ca: string | undefined) => (ca === undefined ? {} : { ca: [ca] });

type Connect = HttpAgent['createConnection'];

function withDirectWay<A extends HttpAgent>(
  tunnel: A,
  direct: HttpAgent,
  proxy: URL,
  spares: Proxies['spares'],
): A {
  const connect: Connect = tunnel.createConnection.bind(tunnel);
  tunnel.createConnection = (options: Parameters<Connect>[0], callback: Parameters<Connect>[1]) => {
    const host = String(options.host ?? options.hostname);
    return spares(host, Number(options.port))
      ? direct.createConnection(options, callback)
      : connect(options, (error, stream) => callback?.(error && inWords(error, proxy, host), stream));
  };
  return tunnel;
}

/** hpagent says the status of a refusal only. */
function inWords(error: Error, proxy: URL, host: string): Error {
  const [, status] = /^Bad response: (\d+)$/.exec(error.message) ?? [];
  if (status === undefined) return error;
  const why =
    status === '407' ? 'it asks for a user and a password, or for others' : 'it may not admit the host';
  return new ProxyRefusal(`The proxy ${proxyInWords(proxy)} answered ${status} for ${host}: ${why}.`);
}
