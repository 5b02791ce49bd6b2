import { rmSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { createApp } from '../lib/assembly/app';
import { Closers } from '../lib/assembly/closers';
import { readAssembly, type SynthesizedStack } from '../lib/assembly/read-assembly';
import { runFolder } from '../lib/assembly/run-folder';
import { synthesize } from '../lib/assembly/synthesize';
import type { Deployment } from '../lib/config/deployment';
import { defaultDeployment, findDeployment } from '../lib/config/find-deployment';
import type { Host } from '../policy/boundary';
import type { Front } from './gateway/front';
import { gatewayServer } from './gateway/gateway-server';
import type { LocalBearers } from './gateway/local-bearers';
import type { LocalKey } from './gateway/local-keys';
import { connectVllm } from './hosts/real-vllm';
import type { RealServers } from './hosts/start-hosts';
import { listenForClients } from './listen';
import { AuditFolder } from './router/audit-folder';
import { type ServeOptions, serveAssembly } from './serve-assembly';
import type { Simulators } from './simulators/start-simulators';
import { readSynthesizedApi } from './synthesized/read-synthesized-api';

export interface LocalOptions extends ServeOptions {
  /** Name of a file under `deployments/`, or the path of a file. @default `sandbox`, or the only one there is */
  readonly deployment?: string;
  /** 0 takes any free port. @default 8080 */
  readonly port?: number;
  /** Where this run makes its folder, for the cloud assembly and what else goes with the run. @default 'cdk.out/runs' */
  readonly runs?: string;
  /** Where the folder of this run's audit records is made. @default '.local/audit' */
  readonly audit?: string;
  /** Called with the words for what will soon stop a synth. @default not reported */
  readonly onWarning?: (words: string) => void;
  /** Called when the templates are written, before anything is served. */
  readonly onSynthesized?: (
    assembly: string,
    stacks: readonly SynthesizedStack[],
    deployment: Deployment,
  ) => void;
}

/** What one lane offers. */
export interface LocalLane {
  readonly lane: string;
  readonly authentication: 'iam' | 'bearer';
  readonly models: readonly { readonly name: string; readonly host: Host }[];
}

/** A deployment served on this machine. */
export interface LocalRun {
  /** `http://127.0.0.1:<port>/<stage>`: as deployed, with another host name. */
  readonly url: string;
  readonly region: string;
  /** One for each caller that has IAM principals. */
  readonly keys: readonly LocalKey[];
  /** Where a lane takes bearer credentials. */
  readonly bearers?: LocalBearers;
  readonly lanes: readonly LocalLane[];
  /** Decision and outcome records, NDJSON. */
  readonly auditFile: string;
  readonly simulators: Simulators;
  /** By host, the real server in place of its simulator. */
  readonly realServers: RealServers;
  close(): Promise<void>;
}

/**
 * Synthesizes a deployment and serves the router it would deploy: its bundled code and configuration, in processes
 * of their own, behind a front that plays API Gateway, with simulators for every service it calls.
 * Throws LocalRunError for what the user can change; then nothing is left running.
 */
export async function startLocal(options: LocalOptions = {}): Promise<LocalRun> {
  const closers = new Closers();
  try {
    return await start(options, closers);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function start(options: LocalOptions, closers: Closers): Promise<LocalRun> {
  const { deployment: name = defaultDeployment(), port = 8080 } = options;
  const deployment = findDeployment(name);
  const onFailure = (error: unknown) => options.onLog?.('gateway', inspect(error));
  const { address, open } = await listenUntilOpen(port, closers, onFailure);
  const realVllm = options.vllm && (await connectVllm(options.vllm.url, options.vllm.model));
  if (realVllm) closers.add(realVllm, (connected) => connected.close());

  const folder = closers.add(runFolder(deployment.name, options.runs), (made) =>
    rmSync(made, { recursive: true, force: true }),
  );
  const assembly = path.join(folder, 'assembly');
  const now = new Date();
  synthesize(createApp({ outdir: assembly }), deployment, {
    now,
    onWarning: options.onWarning ?? (() => undefined),
  });
  const stacks = readAssembly(assembly);
  options.onSynthesized?.(assembly, stacks, deployment);

  const deployed = readSynthesizedApi(stacks);
  const audit = new AuditFolder(options.audit ?? path.join('.local', 'audit'), now);
  const realServers = realVllm ? { vllm: realVllm } : {};
  const serving = { ...options, realServers, scratch: folder };
  const { front, keys, bearers, hosts } = await serveAssembly(deployment, deployed, audit, serving, closers);
  open(front);
  return {
    url: `${address}/${deployed.api.stage}`,
    region: deployment.region,
    keys,
    bearers,
    lanes: deployed.routers.map(({ config: { lane, authentication, models } }) => ({
      lane,
      authentication,
      models,
    })),
    auditFile: audit.file,
    simulators: hosts.simulators,
    realServers,
    close: () => closers.close(),
  };
}

/** Takes the port first, so that a busy port is reported before the synth. Requests wait until there is a front. */
async function listenUntilOpen(port: number, closers: Closers, onFailure: (error: unknown) => void) {
  let open: (front: Front) => void = () => undefined;
  const opened = new Promise<Front>((resolve) => {
    open = resolve;
  });
  const server = gatewayServer(async (message, response) => {
    const front = await opened;
    await front.answer(message, response);
  }, onFailure);
  const address = await listenForClients(server, port);
  closers.add(server, (listening) => {
    listening.close();
    listening.closeAllConnections();
  });
  return { address, open };
}
