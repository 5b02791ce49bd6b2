import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = join(__dirname, '../../portkey');
const SERVER = join(PACKAGE, 'node_modules/@portkey-ai/gateway/build/start-server.js');

/** Installs the package of bench/portkey/ from its own lock file where it is not there yet, and returns its program. */
export function installPortkey(): string {
  if (existsSync(SERVER)) return SERVER;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', PACKAGE];
  const { status } = spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0 && existsSync(SERVER)) return SERVER;
  throw new Error(
    `The package of bench/portkey was not installed. Run npm ci --prefix ${PACKAGE}, or leave it out: --contestants router,floor,bare,sdk`,
  );
}
