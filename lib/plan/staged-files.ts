import type { z } from 'zod';
import type { Vocabulary } from '../config/facts/models';
import type { selfHostedFields } from '../config/model-fields';
import type { HostPrerequisite, StagingHome } from './prerequisite';
import { weightsPrefix } from './weights-location';

/** A model whose image and weights the account stores. */
export interface SelfHosted {
  readonly name: string;
  readonly image: z.output<typeof selfHostedFields.image>;
  readonly weights: z.output<typeof selfHostedFields.weights>;
}

/** The image and weights to stage before instances of this model start, and what to stage beside the weights. */
export const stagedFiles = (
  { name, image, weights }: SelfHosted,
  { deployment, foundation }: StagingHome,
  vocabulary?: Vocabulary,
): readonly HostPrerequisite[] => [
  { kind: 'image', model: name, deployment, source: image.source, digest: image.digest, foundation },
  {
    kind: 'weights',
    model: name,
    deployment,
    source: weights.source,
    ...('revision' in weights && { revision: weights.revision }),
    ...(weights.manifest !== undefined && { manifest: weights.manifest }),
    prefix: weightsPrefix({ name, weights }),
    ...(vocabulary && { vocabulary }),
    foundation,
  },
];
