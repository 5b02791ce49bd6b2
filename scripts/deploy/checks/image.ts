import { DescribeImagesCommand } from '@aws-sdk/client-ecr';
import { isPlaceholderDigest } from '../../../lib/config/placeholder';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { stackOutput } from '../../account/stack';
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
  if (isPlaceholderDigest(digest)) {
    return {
      words: `The image of ${model} has a placeholder for a digest. Read the digest of ${source}, write it into image.digest, and deploy again.`,
      commands: [`crane digest --platform linux/amd64 ${source}`],
    };
  }
  if (await isThere(repository, digest, at)) return undefined;
  const [registry] = repository.split('/');
  const from = `${source.replace(/:[^:/]+$/, '')}@${digest}`;
  return {
    words: `The image of ${model} is not in ${repository}. Copy it; the digest stays the same.`,
    commands: [
      `aws ecr get-login-password --region ${at.region} | crane auth login ${registry} --username AWS --password-stdin`,
      `crane copy ${from} ${repository}:${model}-${digest.slice('sha256:'.length, 'sha256:'.length + 12)}`,
    ],
  };
}

async function isThere(
  repository: string,
  imageDigest: string,
  { ecr }: Pick<Account, 'ecr'>,
): Promise<boolean> {
  const repositoryName = repository.slice(repository.indexOf('/') + 1);
  try {
    await ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageDigest }] }));
    return true;
  } catch (error) {
    if ((error as Error).name === 'ImageNotFoundException') return false;
    throw error;
  }
}
