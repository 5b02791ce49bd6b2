import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// The registry of the distribution project, which Debian packages as docker-registry.

/** Whether a program is on the PATH; an error in CI, unless CI_WITHOUT names it. */
function isInstalled(program: string): boolean {
  const isThere = spawnSync(program, ['--version']).status === 0;
  const mayBeMissing =
    process.env.CI !== 'true' || (process.env.CI_WITHOUT ?? '').split(' ').includes(program);
  if (!isThere && !mayBeMissing) throw new Error(`CI needs ${program}: apt-get install ${program}`);
  return isThere;
}

const hasRegistry = isInstalled('docker-registry');
const hasSkopeo = isInstalled('skopeo');

/** `test`, or skipped by name where this machine has no docker-registry. */
export const withRegistry = hasRegistry ? test : test.skip;
/** `test`, or skipped by name where this machine has not both. */
export const withSkopeo = hasRegistry && hasSkopeo ? test : test.skip;

/** A user of a registry that asks for a login, and its line in the file of users (bcrypt of "secret"). */
export const USER = { username: 'stager', password: 'secret' };
export const HTPASSWD = 'stager:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n';

export interface DebianRegistry {
  /** Its host and port. */
  readonly host: string;
  readonly folder: string;
  close(): Promise<void>;
}

/** An empty registry on a free port. */
export async function startRegistry(htpasswd?: string): Promise<DebianRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const auth = htpasswd && { auth: { htpasswd: { realm: 'test', path: join(folder, 'htpasswd') } } };
  if (htpasswd) writeFileSync(join(folder, 'htpasswd'), htpasswd);
  const config = {
    version: '0.1',
    log: { level: 'error' },
    storage: { filesystem: { rootdirectory: join(folder, 'data') }, delete: { enabled: true } },
    http: { addr: host },
    ...auth,
  };
  // JSON is YAML.
  writeFileSync(join(folder, 'config.yml'), JSON.stringify(config));
  const server = spawn('docker-registry', ['serve', join(folder, 'config.yml')], { stdio: 'ignore' });
  await answering(`http://${host}/v2/`, server);
  return {
    host,
    folder,
    close: async () => {
      await end(server);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Starts one for the tests of a file. Call it once, at the top of the file. @returns a function that gives it to a test */
export function debianRegistry(): () => DebianRegistry {
  let registry: DebianRegistry | undefined;
  beforeAll(async () => {
    if (hasRegistry) registry = await startRegistry();
  });
  afterAll(() => registry?.close());
  return () => {
    if (!registry) throw new Error('docker-registry is not running');
    return registry;
  };
}

async function end(server: ChildProcess): Promise<void> {
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await fetch(url).catch(() => undefined);
    if (response) return;
    if (server.exitCode !== null) throw new Error('docker-registry ended by itself');
    await sleep(100);
  }
  await end(server);
  throw new Error('docker-registry does not answer');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
