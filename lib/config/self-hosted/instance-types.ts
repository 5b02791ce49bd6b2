import {
  EC2_GPU_TYPES,
  ec2Instance,
  type GpuInstance,
  SAGEMAKER_GPU_TYPES,
  sagemakerInstance,
} from '../facts/instances';
import type { Model } from '../model';
import { didYouMean } from '../nearest-word';
import { modelCheck } from './check';
import { factsIfKnown } from './region';

type SelfHosted = Exclude<Model, { host: 'bedrock' }>;

const TYPES = { vllm: EC2_GPU_TYPES, sagemaker: SAGEMAKER_GPU_TYPES } as const;
const FACTS = { vllm: ec2Instance, sagemaker: sagemakerInstance } as const;

/** The instance type has NVIDIA GPUs the blueprint can size for. */
export const instanceTypeIsKnown = modelCheck(['vllm', 'sagemaker'], [], (model, path) => {
  if (instanceIfKnown(model)) return [];
  const types = TYPES[model.host];
  return [
    {
      path: `${path}.instanceType`,
      got: model.instanceType,
      allowed: types.join(', '),
      fix: `name one of these${didYouMean(model.instanceType, types)}, or add its facts to lib/config/facts/gpu-instances.json`,
    },
  ];
});

/**
 * The region offers the instance family. The facts are a lower bound, so a family they do not list needs somebody
 * who looked; SageMaker hosting is judged by the EC2 family.
 */
export const instanceTypeIsOffered = modelCheck(
  ['vllm', 'sagemaker'],
  ['region'],
  (model, path, { region }) => {
    const facts = factsIfKnown(region);
    const instance = instanceIfKnown(model);
    if (!facts || !instance || model.availabilityConfirmedOn) return [];
    if (facts.gpuFamilies.includes(instance.family)) return [];
    return [
      {
        path: `${path}.instanceType`,
        got: model.instanceType,
        allowed: `families known to be offered in ${region}: ${facts.gpuFamilies.join(', ')}`,
        fix:
          `take one of these; or, if aws ec2 describe-instance-type-offerings --region ${region} --location-type availability-zone ` +
          `--filters Name=instance-type,Values=${instance.ec2Type} lists it, add availabilityConfirmedOn with today's date`,
      },
    ];
  },
);

/** For checks that need an instance's facts: nothing where the type is unknown, which is reported once. */
export function instanceIfKnown(model: SelfHosted): GpuInstance | undefined {
  return TYPES[model.host].includes(model.instanceType) ? FACTS[model.host](model.instanceType) : undefined;
}
