import { DescribeImagesCommand } from '@aws-sdk/client-ecr';
import { partitionOf } from '../../../lib/config/facts/regions';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { stackOutput } from '../../account/stack';
import { unlessAbsent } from '../../account/unless-absent';
import type { PrerequisiteOf } from '../prerequisite';

/** Whether a model's serving image is in the deployment's own repository, under exactly its digest. */
export async function checkImage(
  { model, source, digest, foundation }: PrerequisiteOf<'image'>,
  at: Pick<Account, 'cloudFormation' | 'ecr' | 'region'>,
): Promise<Missing | undefined> {
  const repository = await stackOutput(at, foundation, 'ImagesRepositoryUri');
  if (repository === undefined) {
    return {
      words: `${foundation} has no repository for images. Deploy again from the beginning.`,
      commands: [],
    };
  }
  if (digest === undefined) {
    return {
      words: `The image of ${model} is not pinned yet: neither the deployment file nor its lock has a digest. Read the digest of ${source}, write it into image.digest, and deploy again.${profileToSet(source, at.region)}`,
      commands: [...sourceLogin(source, at.region), `crane digest --platform linux/amd64 ${source}`],
    };
  }
  if (await isThere(repository, digest, at)) return undefined;
  return {
    words: `The image of ${model} is not in ${repository}. Copy it; the digest stays the same.${profileToSet(source, at.region)}`,
    commands: copyCommands({ model, source, digest }, repository, at.region),
  };
}

/** Copies an image by digest, from registry to registry, under a tag that keeps it. */
export function copyCommands(
  { model, source, digest }: Pick<PrerequisiteOf<'image'>, 'model' | 'source'> & { readonly digest: string },
  repository: string,
  region: string,
): readonly string[] {
  const [registry = ''] = repository.split('/');
  const tag = `${model}-${digest.slice('sha256:'.length, 'sha256:'.length + 12)}`;
  return [
    ...sourceLogin(source, region),
    login(registry, region),
    `crane copy ${withoutVersion(source)}@${digest} ${repository}:${tag}`,
  ];
}

/** The name of an image without its tag and digest. A port before the first slash is no tag. */
const withoutVersion = (source: string) => source.replace(/@.*$/, '').replace(/:[^:/]+$/, '');

/** Logs crane in to a private registry of ECR, with a password of the account in use. */
const login = (registry: string, region: string, profile = '') =>
  `aws ecr get-login-password --region ${region}${profile} | crane auth login ${registry} --username AWS --password-stdin`;

/** A private registry of ECR: AWS's own images, or another account's. */
const ECR = /^\d{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.(?:com|com\.cn|eu)|on\.aws)$/;

/**
 * The login to the registry that an image comes from, where it is one of ECR: it answers no anonymous request. A password
 * is valid in its own partition only.
 */
function sourceLogin(source: string, region: string): readonly string[] {
  const [registry = ''] = source.split('/');
  const from = regionOfEcr(source);
  if (from === undefined) return [];
  return [login(registry, from, foreignPartition(source, region) ? ' --profile "$SOURCE_PROFILE"' : '')];
}

/** What must be set before the login to a registry of another partition; empty where it is of this one, or none of ECR. */
function profileToSet(source: string, region: string): string {
  const partition = foreignPartition(source, region);
  return partition === undefined ? '' : ` Set SOURCE_PROFILE to a profile of partition ${partition} first.`;
}

/** The partition of an image's registry of ECR, if it is not the deployment's. */
function foreignPartition(source: string, region: string): string | undefined {
  const from = regionOfEcr(source);
  const partition = from === undefined ? undefined : partitionOf(from);
  return partition === partitionOf(region) ? undefined : partition;
}

const regionOfEcr = (source: string): string | undefined => ECR.exec(source.split('/')[0] ?? '')?.[1];

async function isThere(
  repository: string,
  imageDigest: string,
  { ecr }: Pick<Account, 'ecr'>,
): Promise<boolean> {
  const repositoryName = repository.slice(repository.indexOf('/') + 1);
  const described = ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageDigest }] }));
  return (await unlessAbsent(described, 'ImageNotFoundException')) !== undefined;
}
