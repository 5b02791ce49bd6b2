import { EC2_GPU_TYPES, ec2Instance } from '../../config/facts/instances';
import type { HostCheck } from '../../config/host-check';
import { selfHostedChecks } from '../../config/self-hosted/checks';
import { caBundleIsCertificates } from './checks/ca-bundles';
import { certificateIsLocal, hostNamesDiffer } from './checks/certificates';
import { hostNameIsYours } from './checks/host-names';
import type { VllmModel } from './schema';

/**
 * Prefixes that ECS reserves. The name of a capacity provider begins with the stack's (ECS API,
 * CreateCapacityProvider).
 */
const RESERVED_BY_ECS = ['aws', 'ecs', 'fargate'];

/** The name of a deployment with GPU instances begins with no prefix that ECS reserves. */
const nameIsFreeInEcs: HostCheck<VllmModel> = (models, { name }) => {
  const reserved = RESERVED_BY_ECS.find((prefix) => name?.startsWith(prefix));
  if (!reserved || models.length === 0) return [];
  return [
    {
      path: 'name',
      got: name,
      allowed: `a name that does not begin with ${RESERVED_BY_ECS.join(', ')}: ECS refuses capacity providers named so`,
      fix: `put something before it, such as llm-${name}`,
    },
  ];
};

/** What must hold of vLLM models besides their schema. */
export const vllmChecks: readonly HostCheck<VllmModel>[] = [
  nameIsFreeInEcs,
  ...selfHostedChecks<VllmModel>({ types: EC2_GPU_TYPES, factsOf: ec2Instance }),
  certificateIsLocal,
  hostNamesDiffer,
  hostNameIsYours,
  caBundleIsCertificates,
];
