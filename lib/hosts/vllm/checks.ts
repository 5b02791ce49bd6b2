import { EC2_GPU_TYPES, ec2Instance } from '../../config/facts/instances';
import type { HostCheck } from '../../config/host-check';
import { selfHostedChecks } from '../../config/self-hosted/checks';
import { caBundleIsCertificates, caBundleIsGiven, caBundleIsTrusted } from './checks/ca-bundles';
import { certificateIsLocal, hostNamesDiffer } from './checks/certificates';
import { hostNameIsYours } from './checks/host-names';
import type { VllmModel } from './schema';

/** What must hold of vLLM models besides their schema. */
export const vllmChecks: readonly HostCheck<VllmModel>[] = [
  ...selfHostedChecks<VllmModel>({ types: EC2_GPU_TYPES, factsOf: ec2Instance, streamsWeights: true }),
  certificateIsLocal,
  hostNamesDiffer,
  hostNameIsYours,
  caBundleIsGiven,
  caBundleIsCertificates,
  caBundleIsTrusted,
];
