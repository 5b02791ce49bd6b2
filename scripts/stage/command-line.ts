import { UsageError } from '../command-line/command-error';
import { readArguments } from '../command-line/read-arguments';

export interface StageCommand {
  readonly deployment: string;
  /** @default all models with an image and weights; of a bundle, all that it has */
  readonly models: readonly string[];
  /** Whether a bundle is written, or staged. */
  readonly direction: 'bundle' | 'from-bundle';
  readonly folder: string;
  /** Pin anew what the file no longer names as its pin says. */
  readonly renew: boolean;
}

export const USAGE = `npm run stage -- <deployment> [<model> …] --bundle <folder>
npm run stage -- <deployment> [<model> …] --from-bundle <folder>

Carries images and weights of a deployment to an account without internet. --bundle writes a folder with both: every
byte is verified, bundle.json is written last, and what is not pinned yet is pinned. It calls no AWS account unless an
image comes from ECR. --from-bundle verifies the folder again and stages it into the account. A file that is missing,
was changed, or is no part of the bundle is named, and nothing is staged of the models that it concerns. Nor is a bundle
staged that differs from the deployment file or its lock. Both go on after an interruption.

  --bundle <folder>       write a bundle there
  --from-bundle <folder>  stage the bundle there
  --renew                 pin anew what the file no longer names as the lock file pins it
  --help                  this text

HF_TOKEN is the token for gated weights, HF_ENDPOINT the address of a mirror. npm run stage-image and npm run
stage-weights stage one of the two, from other places too.`;

/** Reads the arguments after `npm run stage --`. @throws UsageError */
export function readStageCommand(args: readonly string[]): StageCommand {
  const { positionals, values } = readArguments(args, {
    bundle: { type: 'string' },
    'from-bundle': { type: 'string' },
    renew: { type: 'boolean' },
  });
  const [deployment, ...models] = positionals;
  if (deployment === undefined) throw new UsageError('Name a deployment.');
  const { bundle, 'from-bundle': fromBundle, renew = false } = values;
  if ((bundle === undefined) === (fromBundle === undefined)) {
    throw new UsageError('Give either --bundle <folder> or --from-bundle <folder>.');
  }
  const direction = bundle === undefined ? 'from-bundle' : 'bundle';
  const folder = bundle ?? fromBundle ?? '';
  if (folder.trim() === '') throw new UsageError(`--${direction} is empty: name a folder after it.`);
  return { deployment, models: [...new Set(models)], direction, folder, renew };
}
