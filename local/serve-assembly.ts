import { randomBytes } from 'node:crypto';
import type { AuditRecord } from '../lambda/router/records/audit-record';
import type { Closers } from '../lib/assembly/closers';
import type { Deployment } from '../lib/config/deployment';
import type { Host } from '../policy/boundary';
import { Front } from './gateway/front';
import { type LocalBearers, localBearers } from './gateway/local-bearers';
import { type LocalKey, localKeys } from './gateway/local-keys';
import { type LocalHosts, type RealServers, startHosts } from './hosts/start-hosts';
import { bundleBootstrap } from './lambda/bundle-bootstrap';
import type { AuditFolder } from './router/audit-folder';
import { type FunctionsOptions, startFunctions } from './router/start-functions';
import type { SynthesizedApi } from './synthesized/read-synthesized-api';

/** How a deployment is served. */
export interface ServeOptions {
  /** A real OpenAI-compatible server behind the `vllm` host. @default the simulator */
  readonly vllm?: { readonly url: string; readonly model?: string };
  /** Hosts that refuse connections. @default none */
  readonly down?: readonly Host[];
  /** Milliseconds between two pieces of a simulated answer, so that a person can watch it stream. @default 0 */
  readonly paceMs?: number;
  /** Called with each audit record as the router delivers it. */
  readonly onRecord?: (record: AuditRecord) => void;
  /** Called with each line a router prints, and with each failure of the gateway. */
  readonly onLog?: (router: string, line: string) => void;
}

/** A running deployment: everything between a client and the simulators. */
export interface ServedAssembly {
  readonly front: Front;
  readonly keys: readonly LocalKey[];
  /** Where a lane takes bearer credentials. */
  readonly bearers?: LocalBearers;
  readonly hosts: LocalHosts;
}

/** What belongs to one run. */
interface RunOptions {
  readonly realServers: RealServers;
  /** A folder that goes with the run. */
  readonly scratch: string;
}

/**
 * Starts everything behind the front: the hosts, then each router in processes of its own. What was started is
 * handed to `closers` as it starts, so a failure halfway leaves nothing running.
 */
export async function serveAssembly(
  deployment: Deployment,
  { api, routers, authorizer }: SynthesizedApi,
  audit: AuditFolder,
  { realServers, scratch, ...options }: ServeOptions & RunOptions,
  closers: Closers,
): Promise<ServedAssembly> {
  const credentials = routerCredentials();
  const bearers = authorizer && (await localBearers(authorizer.config));
  const started = await startHosts({
    deployment,
    credentials,
    down: options.down ?? [],
    data: bearers && { tables: bearers.tables, objects: bearers.objects },
    realServers,
    paceMs: options.paceMs ?? 0,
    onRecord: ({ data }) => {
      const record: AuditRecord = audit.keep(data);
      options.onRecord?.(record);
    },
  });
  const hosts = closers.add(started, (running) => running.close());
  const functions = await warmFunctions(
    {
      routers,
      authorizer,
      credentials,
      values: hosts.values,
      endpoints: hosts.endpoints,
      bootstrap: await bundleBootstrap(scratch),
      onLog: (router, line) => options.onLog?.(router, line),
    },
    closers,
  );
  const keys = localKeys(deployment.callers);
  const identity = { account: deployment.account, apiId: 'local' };
  const front = new Front({ api, identity, region: deployment.region, keys, functions });
  return { front, keys, bearers, hosts };
}

async function warmFunctions(options: FunctionsOptions, closers: Closers) {
  const functions = closers.add(startFunctions(options), (running) =>
    Promise.all(Object.values(running).map((one) => one.close())),
  );
  await Promise.all(Object.values(functions).map((one) => one.warm()));
  return functions;
}

/** The credentials that the routers sign with; only the simulators know them. */
function routerCredentials() {
  return {
    accessKeyId: `LOCALROUTER${randomBytes(4).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('hex'),
    sessionToken: randomBytes(30).toString('hex'),
  };
}
