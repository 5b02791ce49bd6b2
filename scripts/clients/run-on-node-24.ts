import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Closers } from '../../lib/assembly/closers';

/** The clients need Node 22 or newer, and TypeScript as it is needs 24; the blueprint itself runs on 20. */
const NODE = 24;

/**
 * What starts Node 24: the running Node if it is new enough, otherwise one that npx fetches. npm's package `node` places
 * its binary with an install script, which .npmrc turns off. Without it, npx starts the older Node and says nothing.
 * @param running its version: `20.20.2`
 */
export function node24(running: string, path: string): readonly [command: string, ...args: string[]] {
  return Number(running.split('.')[0]) >= NODE
    ? [path]
    : ['npx', '-y', '--ignore-scripts=false', `node@${NODE}`];
}

/** Runs files of tests on Node 24. @returns the exit code */
export async function runOnNode24(
  files: readonly string[],
  environment: Readonly<Record<string, string>>,
  onSignal: Closers,
): Promise<number> {
  const [command, ...before] = node24(process.versions.node, process.execPath);
  // The guides are in a package that does not say which kind of module its files are.
  const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--test', '--test-reporter=spec'];
  const child = spawn(command, [...before, ...flags, ...files], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  onSignal.add(child, (running) => running.kill());
  const [code] = await once(child, 'close');
  return code ?? 1;
}
