import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { proxiesOf, type Variables } from './proxy';
import { trustedCertificates } from './trusted-certificates';
import { httpsTunnel, httpTunnel } from './tunnel';

/** How a command leaves this machine: through which proxy, and which authorities it trusts. */
export interface Connection {
  /** For `https.request`, and with it every call to AWS. */
  readonly agent: HttpsAgent;
  /** For `http.request`: only an endpoint that a person named by `http://` is called so. */
  readonly httpAgent: HttpAgent;
  /** PEM of the authorities that `agent` trusts. `undefined`: those of Node.js, with `NODE_EXTRA_CA_CERTS`. */
  readonly ca: string | undefined;
  /** For clients of the AWS SDK, and for requests that are signed here. */
  readonly requestHandler: NodeHttpHandler;
}

/** How long a call waits for a connection, and for an answer, so that no command waits for ever. */
const PATIENCE = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true };

/** As the AWS SDK has it. */
const SOCKETS = { keepAlive: true, maxSockets: 50 };

/**
 * The one place that decides how a command leaves: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, `AWS_CA_BUNDLE` and
 * `NODE_EXTRA_CA_CERTS`. The CDK reads the same variables by itself.
 *
 * @throws CommandError for a variable that cannot be used
 */
export function connection(env: Variables = process.env): Connection {
  const ca = trustedCertificates(env);
  const { https, http, spares } = proxiesOf(env);
  const options = { ...SOCKETS, spares, ca };
  const agent = https ? httpsTunnel({ ...options, proxy: https }) : new HttpsAgent({ ...SOCKETS, ca });
  const httpAgent = http ? httpTunnel({ ...options, proxy: http }) : new HttpAgent(SOCKETS);
  return {
    agent,
    httpAgent,
    ca,
    requestHandler: new NodeHttpHandler({ ...PATIENCE, httpsAgent: agent, httpAgent }),
  };
}
