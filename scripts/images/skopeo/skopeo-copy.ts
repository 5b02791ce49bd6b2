import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printable } from '../../../lib/config/printable';
import { ImageError, type ImageFault } from '../image-error';
import { type ImageReference, referenceInWords } from '../image-reference';
import { basic, type Login } from '../registry/credentials';
import { isLoopback } from '../registry/registry-host';

/** One side of a copy by skopeo. */
export interface SkopeoPlace {
  /** With a digest for the source, with a tag for the target. */
  readonly image: ImageReference;
  /** @default anonymous */
  readonly login?: Login;
}

/** The arguments of skopeo. The logins are in the file, never among them: other users of a machine see arguments. */
export function skopeoArguments(
  from: ImageReference,
  to: ImageReference,
  authFile: string,
): readonly string[] {
  return [
    'copy',
    '--preserve-digests',
    `--authfile=${authFile}`,
    ...(isLoopback(from.registry) ? ['--src-tls-verify=false'] : []),
    ...(isLoopback(to.registry) ? ['--dest-tls-verify=false'] : []),
    `docker://${referenceInWords(from)}`,
    `docker://${referenceInWords(to)}`,
  ];
}

/** The text of an authentication file for both sides. */
export function authFileText(places: readonly SkopeoPlace[]): string {
  const auths = Object.fromEntries(
    places.flatMap(({ image, login }) => (login ? [[image.registry, { auth: basic(login) }]] : [])),
  );
  return JSON.stringify({ auths });
}

/** Copies one manifest and its blobs by digest. @throws ImageError */
export async function skopeoCopy(
  { program, from, to }: { readonly program: string; readonly from: SkopeoPlace; readonly to: SkopeoPlace },
  signal?: AbortSignal,
): Promise<void> {
  // mkdtemp makes a folder that only this user may open.
  const folder = await mkdtemp(join(tmpdir(), 'stage-image-'));
  try {
    const authFile = join(folder, 'auth.json');
    await writeFile(authFile, authFileText([from, to]), { mode: 0o600 });
    const running = spawn(program, skopeoArguments(from.image, to.image, authFile), {
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(signal && { signal }),
    });
    let said = '';
    running.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString('utf8')}`.slice(-4000);
    });
    const [code] = (await once(running, 'close')) as [number | null];
    if (code !== 0) throw failed(said, from.image, to.image);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What skopeo says (1.9 to 1.18), and what it means. */
const FAULTS: readonly (readonly [RegExp, ImageFault])[] = [
  [/unauthorized|authentication required|denied|no basic auth/i, 'login'],
  [/manifest unknown|name unknown|not found/i, 'not-found'],
  [/toomanyrequests|too many requests/i, 'throttled'],
  [/no space left|disk quota/i, 'disk-full'],
  [/digest (?:did not|does not) match|digest mismatch/i, 'tampered'],
  [/connection|timeout|EOF|no such host/i, 'cut'],
];

function failed(said: string, from: ImageReference, to: ImageReference): ImageError {
  const [, kind = 'refused'] = FAULTS.find(([words]) => words.test(said)) ?? [];
  const last = printable(said.trim().split('\n').at(-1) ?? '');
  return new ImageError(
    kind,
    `skopeo did not copy ${referenceInWords(from)} to ${referenceInWords(to)}: ${last || 'it gave no reason'}.`,
    'Run the command again; --without-skopeo copies without it, and says more of what is wrong.',
  );
}
