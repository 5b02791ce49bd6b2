import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Changes, changed } from '../../lib/config/changed';

const root = join(__dirname, '../../..');

/** What a command has printed, and its exit code. */
export interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
}

/** A deployment in a folder of its own, and commands for it, each as a user starts it: its own process. */
export interface OwnDeployment {
  readonly folder: string;
  /** The path of the deployment file, `sandbox.ts`. */
  readonly file: string;
  /** Writes the file: the sandbox of the fixtures with these changes. */
  write(changes: Changes): void;
  /** The lock file; `undefined`: there is none. */
  lock(): { readonly images: Pins; readonly weights: Pins } | undefined;
  /** @param words the arguments after the deployment */
  run(script: string, ...words: readonly string[]): Promise<Ran>;
  remove(): void;
}

type Pins = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** @param environment of the commands, asked for at each start */
export function ownDeployment(
  changes: Changes = {},
  environment: () => Readonly<Record<string, string>> = () => ({}),
): OwnDeployment {
  const folder = mkdtempSync(join(tmpdir(), 'deployment-'));
  const [file, lock] = [join(folder, 'sandbox.ts'), join(folder, 'sandbox.lock.json')];
  const own: OwnDeployment = {
    folder,
    file,
    write: (next) => writeFileSync(file, `export default ${JSON.stringify(changed(next))}`),
    lock: () => (existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')) : undefined),
    async run(script, ...words) {
      const loader = join(root, 'node_modules/tsx/dist/loader.mjs');
      const args = ['--import', loader, join(root, 'scripts', `${script}.ts`), file, ...words];
      const child = spawn(process.execPath, args, {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          AWS_ACCESS_KEY_ID: 'test',
          AWS_SECRET_ACCESS_KEY: 'test',
          // Nothing answers there: a command that should call no account would fail.
          AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
          ...environment(),
        },
      });
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
      return { out, err, code };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
  own.write(changes);
  return own;
}
