import { userInfo } from 'node:os';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { deploymentFile } from '../../lib/config/find-deployment';
import { lockFileOf } from '../../lib/config/lock/lock-file';
import { type LockChange, updateLock } from '../../lib/config/lock/update-lock';

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

/**
 * Writes pins into the lock file beside a deployment file.
 *
 * @param typed the name or path of the deployment
 * @param name its name
 * @returns the path of the lock file
 */
export function writePins(typed: string, name: string, change: LockChange): string {
  const file = lockFileOf(deploymentFile(typed));
  updateLock(file, name, change);
  return file;
}
