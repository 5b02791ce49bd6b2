import { ec2Instance } from '../../config/facts/instances';
import { servingVocabulary } from '../../config/self-hosted/vocabulary';
import type { GpuQuota, HostPrerequisite, Prerequisites } from '../../plan/prerequisite';
import { stagedFiles } from '../../plan/staged-files';
import { INSTANCE_VOLUME } from './instance-volume';
import { rolloutPercents } from './rollout-percents';
import type { VllmModel } from './schema';

/** Auto Scaling and ECS need these roles for the first resource. */
const serviceLinkedRoles: readonly HostPrerequisite[] = (['autoscaling', 'ecs'] as const).map((service) => ({
  kind: 'service-linked-role',
  service,
}));

export const vllmPrerequisites: Prerequisites<VllmModel> = {
  once: (models, { availabilityZones }) => [
    ...serviceLinkedRoles,
    ...models.map(
      ({ name, instanceType, availabilityConfirmedOn }): HostPrerequisite => ({
        kind: 'instance-offering',
        model: name,
        type: instanceType,
        zones: availabilityZones,
        confirmed: availabilityConfirmedOn !== undefined,
      }),
    ),
    ...gpuQuotas(models),
  ],
  before: ({ name, amiId, certificate: { arn, hostName, caBundle } }) => [
    { kind: 'certificate', model: name, arn, hostName, caBundle },
    ...(amiId === undefined
      ? []
      : [{ kind: 'machine-image' as const, model: name, amiId, gib: INSTANCE_VOLUME.gib }]),
  ],
  // Without desired copies, no instance starts and nothing reads the files.
  staged: (model, home) =>
    model.copies.desired > 0 ? stagedFiles(model, home, servingVocabulary(model)) : [],
  later: (model) => (model.copies.desired === 0 ? waiting(model) : undefined),
};

/** The quotas that the instances of models with copies count against. */
function gpuQuotas(models: readonly VllmModel[]): readonly HostPrerequisite[] {
  const running = models.filter(({ copies }) => copies.desired > 0);
  return [...new Set(running.map(quotaOf))].map((instances) => {
    const own = running.filter((model) => quotaOf(model) === instances);
    return {
      kind: 'gpu-quota',
      instances,
      needed: own.reduce((total, model) => total + vcpusDuringRollout(model), 0),
      models: own.map(({ name }) => name),
    };
  });
}

/** EC2 user guide, "On-Demand Instance quotas", read 2026-11: each class is named by the first letters of its families. */
const quotaOf = ({ instanceType }: VllmModel): GpuQuota => (instanceType.startsWith('p') ? 'P' : 'G and VT');

function vcpusDuringRollout({ instanceType, copies }: VllmModel): number {
  const copiesAtMost = Math.floor((copies.desired * rolloutPercents(copies).max) / 100);
  return Math.min(copiesAtMost, copies.max) * ec2Instance(instanceType).vcpu;
}

const waiting = ({ name }: VllmModel): string =>
  `${name} starts no copy: copies.desired is 0. To start one, raise it and deploy again. npm run stage-image and npm run stage-weights bring its image and weights before that.`;
