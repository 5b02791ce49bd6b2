import { DescribeImagesCommand } from '@aws-sdk/client-ecr';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { stackOutput } from '../../account/stack';
import { unlessAbsent } from '../../account/unless-absent';
import { typedCommand } from '../../command-line/typed-command';
import { imageTag } from '../../images/image-tag';
import { foreignPartition } from '../../images/registry/ecr-registry';
import type { PrerequisiteOf } from '../prerequisite';

/** Whether a model's serving image is in the deployment's own repository, under exactly its digest. */
export async function checkImage(
  { model, deployment, source, digest, foundation }: PrerequisiteOf<'image'>,
  at: Pick<Account, 'cloudFormation' | 'ecr' | 'region'>,
): Promise<Missing | undefined> {
  const repository = await stackOutput(at, foundation, 'ImagesRepositoryUri');
  if (repository === undefined) {
    return {
      words: `${foundation} has no repository for images. Deploy again from the beginning.`,
      commands: [],
    };
  }
  const profile = profileToSet(source, at.region);
  if (digest === undefined) {
    return {
      words: `The image of ${model} is not pinned yet: neither the deployment file nor its lock has a digest. Stage it; that pins it.${profile}`,
      commands: [stageCommand(deployment, model)],
    };
  }
  if (await isThere(repository, digest, at)) return undefined;
  return {
    words: `The image of ${model} is not in ${repository}. Stage it; the digest stays the same. Any other tool that copies by digest may push it too, under the tag ${imageTag(model, digest)}.${profile}`,
    commands: [stageCommand(deployment, model)],
  };
}

const stageCommand = (deployment: string, model: string): string =>
  typedCommand('stage-image', deployment, model);

/** What must be set before an image of a registry of another partition is read; empty for all others. */
function profileToSet(source: string, region: string): string {
  const [registry = ''] = source.split('/');
  const partition = foreignPartition(registry, region);
  return partition === undefined ? '' : ` Set SOURCE_PROFILE to a profile of partition ${partition} first.`;
}

async function isThere(
  repository: string,
  imageDigest: string,
  { ecr }: Pick<Account, 'ecr'>,
): Promise<boolean> {
  const repositoryName = repository.slice(repository.indexOf('/') + 1);
  const described = ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageDigest }] }));
  return (await unlessAbsent(described, 'ImageNotFoundException')) !== undefined;
}
