import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Closers } from '../../lib/assembly/closers';

/** The clients need Node 22 or newer; the blueprint itself runs on 20. */
const NODE = 24;

/** npm's package `node` places its binary with an install script, which .npmrc turns off. */
const FETCHED = ['npx', '-y', '--ignore-scripts=false', `node@${NODE}`];

const isNew = Number(process.versions.node.split('.')[0]) >= NODE;

/** Runs test files on Node 24: this Node if it is new enough, otherwise one that npx fetches. @returns the exit code */
export async function runOnNode24(
  files: readonly string[],
  environment: Readonly<Record<string, string>>,
  onSignal: Closers,
): Promise<number> {
  const [command = '', ...before] = isNew ? [process.execPath] : FETCHED;
  const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--test', '--test-reporter=spec'];
  const child = spawn(command, [...before, ...flags, ...files], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  onSignal.add(child, (running) => running.kill());
  const [code] = await once(child, 'close');
  return code ?? 1;
}
