import { userInfo } from 'node:os';
import { relative } from 'node:path';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { deploymentFile } from '../../lib/config/find-deployment';
import { lockFileOf } from '../../lib/config/lock/lock-file';
import { type LockChange, updateLock } from '../../lib/config/lock/update-lock';
import { CommandError } from '../command-line/command-error';

/** The codes of Node.js for a file that a person has to make writable, or a disk to make room on. */
const UNWRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'];

/** When something was found, and who found it. */
export interface Found {
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly by: string;
}

/** Found today, by the principal of the credentials in use. */
export async function foundToday(sts: STSClient, now = new Date()): Promise<Found> {
  const { Arn: by = 'an unknown principal' } = await sts.send(new GetCallerIdentityCommand({}));
  return { on: day(now), by };
}

/** Found today, by the user of this machine: where no AWS credentials are in use. */
export const foundHere = (now = new Date()): Found => ({ on: day(now), by: userInfo().username });

const day = (now: Date): string => now.toISOString().slice(0, 'YYYY-MM-DD'.length);

/** The pin of an image: the digest of its manifest for one platform. */
export const imagePin = (
  model: string,
  image: { readonly source: string; readonly digest: string; readonly platform: string },
  found: Found,
): LockChange => ({ images: { [model]: { ...image, ...found } } });

/** The pin of weights: the hash of their manifest. */
export const weightsPin = (
  model: string,
  weights: {
    readonly source: string;
    readonly revision?: string | undefined;
    readonly manifest: string;
    readonly files: number;
    readonly bytes: number;
  },
  found: Found,
): LockChange => ({ weights: { [model]: { ...weights, ...found } } });

/** Several changes as one. */
export const mergedPins = (changes: readonly LockChange[]): LockChange => ({
  images: Object.assign({}, ...changes.map(({ images }) => images)),
  weights: Object.assign({}, ...changes.map(({ weights }) => weights)),
});

/** The models that a change pins something of, or removes a pin of. */
export const pinsIn = ({ images = {}, weights = {} }: LockChange): readonly string[] => [
  ...new Set([...Object.keys(images), ...Object.keys(weights)]),
];

/** That a lock file was changed, and what to do with it. */
export const pinnedInWords = (file: string, change: LockChange): string =>
  `Changed ${relative(process.cwd(), file)}, which pins ${pinsIn(change).join(', ')}. Review it, and commit it.`;

/**
 * Writes pins into the lock file beside a deployment file.
 *
 * @param typed the name or path of the deployment
 * @param name its name
 * @returns the path of the lock file
 * @throws CommandError if it cannot be written
 */
export function writePins(typed: string, name: string, change: LockChange): string {
  const file = lockFileOf(deploymentFile(typed));
  try {
    updateLock(file, name, change);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!UNWRITABLE.includes(code ?? '')) throw error;
    throw new CommandError(
      `Cannot write ${relative(process.cwd(), file)} (${code}), so ${pinsIn(change).join(', ')} is staged and not pinned. Run the command again where the file can be written: what is staged is not copied again.`,
    );
  }
  return file;
}
