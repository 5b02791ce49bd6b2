import { UsageError } from '../command-line/command-error';
import { readArguments } from '../command-line/read-arguments';

export interface StageImageCommand {
  readonly deployment: string;
  /** @default all models with an image */
  readonly models: readonly string[];
  /** A folder with an OCI image layout, or `registry/repository`. @default image.source of each model */
  readonly from?: string;
  /** A folder that becomes an OCI image layout. @default the repository of the deployment */
  readonly to?: string;
  /** Print what would be copied, write nothing. */
  readonly plan: boolean;
  /** Pin anew what the file no longer names as its pin says. */
  readonly renew: boolean;
  readonly json: boolean;
  readonly withoutSkopeo: boolean;
}

export const USAGE = `npm run stage-image -- <deployment> [<model> …] [options]

Copies the serving images of a deployment (a name, or the path of a file) into its repository of ECR, by digest and
without a container engine: of all its models that have one, or of those named. An index of several architectures is
reduced to the one that the model's instances have. What is copied is verified; an image that is tagged is whole. Run
again after an interruption, it goes on. skopeo copies where it is installed.

An image that neither the deployment file nor its lock file pins is pinned in the lock file, which is then to be
committed. A pin that is there is compared and stays.

Registries of ECR take the AWS credentials in use; of another partition, those of the profile SOURCE_PROFILE. Others
take what "docker login" or "skopeo login" stored in a file.

  --from <place>    copy from there: a folder with an OCI image layout, or <registry>/<repository>
  --to <folder>     write an OCI image layout, to carry it to an account without a way out; calls no AWS account
                    unless the image comes from ECR
  --plan            print what would be copied, write nothing
  --renew           pin anew the images that the file no longer names as the lock file pins them
  --json            print JSON
  --without-skopeo  copy with this repository's own client
  --help            this text`;

/** Reads the arguments after `npm run stage-image --`. @throws UsageError */
export function readStageImageCommand(args: readonly string[]): StageImageCommand {
  const { positionals, values } = readArguments(args, {
    from: { type: 'string' },
    to: { type: 'string' },
    plan: { type: 'boolean' },
    renew: { type: 'boolean' },
    json: { type: 'boolean' },
    'without-skopeo': { type: 'boolean' },
  });
  const [deployment, ...models] = positionals;
  if (deployment === undefined) throw new UsageError('Name a deployment.');
  const {
    from,
    to,
    plan = false,
    renew = false,
    json = false,
    'without-skopeo': withoutSkopeo = false,
  } = values;
  for (const [option, value] of Object.entries({ from, to })) {
    if (value?.trim() === '') throw new UsageError(`--${option} is empty: name a place after it.`);
  }
  return {
    deployment,
    models,
    plan,
    renew,
    json,
    withoutSkopeo,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}
