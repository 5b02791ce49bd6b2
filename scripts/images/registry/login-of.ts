import { ECRClient } from '@aws-sdk/client-ecr';
import { clientOptions } from '../../account/client-options';
import { connection } from '../../account/connection';
import { ImageError } from '../image-error';
import type { ImageReference } from '../image-reference';
import type { Credentials } from './credentials';
import { ecrLogin } from './ecr-login';
import { ecrRegistry, foreignPartition } from './ecr-registry';
import { type LoginHome, storedLogin } from './stored-login';

export interface LoginOptions extends LoginHome {
  /** The region of the deployment. */
  readonly region: string;
  /** Makes the client that asks for a login. @default by the environment's credentials and proxy */
  readonly ecr?: (options: { readonly region: string; readonly profile?: string }) => ECRClient;
}

/** How to log in to the registry of an image: ECR by AWS credentials, any other by what a person has stored. */
export function loginOf(
  image: ImageReference,
  { region, ecr = clientOf, ...home }: LoginOptions,
): Credentials {
  const registry = ecrRegistry(image.registry);
  if (!registry) return storedLogin(image, home);
  const partition = foreignPartition(image.registry, region);
  if (partition === undefined) return ecrLogin(ecr({ region: registry.region }), image.registry);
  const profile = home.env.SOURCE_PROFILE;
  if (!profile) {
    throw new ImageError(
      'login',
      `${image.registry} is in partition ${partition}, and the deployment is not: its AWS credentials are not valid there.`,
      `Set SOURCE_PROFILE to a profile of partition ${partition}, and run the command again.`,
    );
  }
  return ecrLogin(ecr({ region: registry.region, profile }), image.registry);
}

const clientOf = ({ profile, region }: { readonly region: string; readonly profile?: string }) =>
  new ECRClient({ ...clientOptions(connection(), profile), region });
