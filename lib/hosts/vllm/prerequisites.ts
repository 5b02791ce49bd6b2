import { isPlaceholderDigest } from '../../config/placeholder';
import { servingVocabulary } from '../../config/self-hosted/vocabulary';
import type { HostPrerequisite, Prerequisites } from '../../plan/prerequisite';
import { stagedFiles } from '../../plan/staged-files';
import type { VllmModel } from './schema';

/** Auto Scaling and ECS need these roles for the first resource. */
const serviceLinkedRoles: readonly HostPrerequisite[] = (['autoscaling', 'ecs'] as const).map((service) => ({
  kind: 'service-linked-role',
  service,
}));

export const vllmPrerequisites: Prerequisites<VllmModel> = {
  once: () => serviceLinkedRoles,
  before: ({ name, certificate: { arn, hostName } }) => [{ kind: 'certificate', model: name, arn, hostName }],
  // Without desired copies, no instance starts and nothing reads the files.
  staged: (model, foundation) =>
    model.copies.desired > 0 ? stagedFiles(model, foundation, servingVocabulary(model)) : [],
  later: (model) => (model.copies.desired === 0 ? waiting(model) : undefined),
};

function waiting(model: VllmModel): string {
  const { name, image } = model;
  const vocabulary = servingVocabulary(model);
  const weights = vocabulary ? `weights and, beside them, ${vocabulary.file}` : 'weights';
  const staged = isPlaceholderDigest(image.digest) ? `image ${image.source} (digest unknown)` : 'image';
  return `${name} starts no copy (copies.desired is 0). Stage its ${staged} and ${weights}, then raise copies.desired and deploy again.`;
}
