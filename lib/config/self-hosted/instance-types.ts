import type { Extra } from '../../../policy/extra';
import type { Thinking } from '../../../policy/thinking';
import type { GpuInstance } from '../facts/instances';
import { factsIfKnown } from '../facts/regions';
import { offeringZones } from '../facts/zones';
import { type HostCheck, modelCheck } from '../host-check';
import { didYouMean } from '../nearest-word';
import { offeringsCommand } from '../offerings-command';

/** The instance types of a host, and the facts about each. */
export interface Hosting {
  readonly types: readonly string[];
  readonly factsOf: (type: string) => GpuInstance;
  /** Whether weights are streamed through memory into the GPUs. Otherwise the host puts them on a disk. */
  readonly streamsWeights: boolean;
}

/** The fields of a model that these checks read. */
export interface OnInstances {
  readonly instanceType: string;
  readonly contextTokens: number;
  readonly weights: {
    readonly source: string;
    /** Of own weights: the public ones that they were made from. */
    readonly basedOn?: string;
    readonly manifest?: string;
    readonly grant?: string;
    readonly chatConfirmedOn?: string;
    readonly embeddingConfirmedOn?: string;
    readonly imagesConfirmedOn?: string;
  };
  readonly thinking?: Thinking;
  readonly parsers?: { readonly reasoning?: string; readonly tools?: string };
  readonly extras?: readonly Extra[];
  readonly image: { readonly source: string; readonly vllm?: string };
  readonly availabilityConfirmedOn?: string;
}

const check = modelCheck<OnInstances>();

/** The blueprint has facts about the GPUs of the instance type. */
export const instanceTypeIsKnown = (hosting: Hosting): HostCheck<OnInstances> =>
  check([], (model, path) => {
    if (instanceIfKnown(hosting, model)) return [];
    const { types } = hosting;
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
 * The region offers the instance type: the type itself where its offerings are recorded, otherwise its family. The facts
 * are a lower bound, so what they do not list needs a confirmation in the file. For SageMaker hosting the EC2 type
 * decides.
 */
export const instanceTypeIsOffered = (hosting: Hosting): HostCheck<OnInstances> =>
  check(['region'], (model, path, { region }) => {
    const facts = factsIfKnown(region);
    const instance = instanceIfKnown(hosting, model);
    if (!facts || !instance || model.availabilityConfirmedOn) return [];
    const known = facts.gpuFamilies.includes(instance.family);
    if (known && offeringZones(region, instance.ec2Type)?.length !== 0) return [];
    return [
      {
        path: `${path}.instanceType`,
        got: model.instanceType,
        allowed: known
          ? `a size of ${instance.family} that is known to be offered in ${region}`
          : `families known to be offered in ${region}: ${facts.gpuFamilies.join(', ')}`,
        fix: `take one of these; or, if ${offeringsCommand(region, instance.ec2Type)} prints zones, add availabilityConfirmedOn with today's date`,
      },
    ];
  });

/** The facts about a model's instance type; `undefined` if it is unknown, which one check reports. */
export function instanceIfKnown({ types, factsOf }: Hosting, model: OnInstances): GpuInstance | undefined {
  return types.includes(model.instanceType) ? factsOf(model.instanceType) : undefined;
}
