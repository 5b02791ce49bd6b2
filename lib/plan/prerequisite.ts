import type { Deployment } from '../config/deployment';
import type { DataRetention } from '../config/facts/bedrock';
import type { Vocabulary } from '../config/facts/models';

/** A thing that models of a host need and a deploy cannot create. Plain data; scripts/deploy looks for each. */
export type HostPrerequisite =
  | { readonly kind: 'service-linked-role'; readonly service: 'autoscaling' | 'ecs' }
  | {
      readonly kind: 'certificate';
      readonly model: string;
      readonly arn: string;
      readonly hostName: string;
      /** PEM certificates that the router trusts for it; `undefined`: the public authorities. */
      readonly caBundle: string | undefined;
    }
  | {
      readonly kind: 'machine-image';
      readonly model: string;
      readonly amiId: string;
      /** The size of the volume that instances start from it with. */
      readonly gib: number;
    }
  | {
      readonly kind: 'instance-offering';
      readonly model: string;
      /** An EC2 instance type. */
      readonly type: string;
      readonly zones: readonly string[];
      /** Whether the author has confirmed that not every zone must offer it. */
      readonly confirmed: boolean;
    }
  | {
      readonly kind: 'gpu-quota';
      /** The class of instance types that one quota of EC2 counts. */
      readonly instances: GpuQuota;
      /** vCPUs of the models, during a rollout. */
      readonly needed: number;
      readonly models: readonly string[];
    }
  | {
      readonly kind: 'endpoint-quota';
      /** A SageMaker instance type. */
      readonly type: string;
      /** Instances of the models at the most, and with those that a rollout starts beside them. */
      readonly instances: number;
      readonly needed: number;
      readonly models: readonly string[];
    }
  | { readonly kind: 'use-case-form'; readonly models: readonly string[] }
  | {
      readonly kind: 'data-retention';
      /** The least mode of the account in which every model answers. */
      readonly needs: DataRetention;
      /** The models that need this mode; none where `needs` is `none`. */
      readonly models: readonly string[];
      /** The wider mode that models need which this deploy removes. It is accepted until they are removed. */
      readonly until?: { readonly needs: DataRetention; readonly models: readonly string[] };
    }
  | { readonly kind: 'model-access'; readonly model: string; readonly modelId: string }
  | {
      readonly kind: 'image';
      readonly model: string;
      /** The name of the deployment, for the command that stages the image. */
      readonly deployment: string;
      /** The public name of the image to copy. */
      readonly source: string;
      /** @default not pinned yet */
      readonly digest?: string;
      /** The stack whose output `ImagesRepositoryUri` names the repository. */
      readonly foundation: string;
    }
  | {
      readonly kind: 'weights';
      readonly model: string;
      /** The name of the deployment, for the command that stages the weights. */
      readonly deployment: string;
      /** Hugging Face id, or the folder of own weights in S3. */
      readonly source: string;
      /** @default own weights have none */
      readonly revision?: string;
      /** SHA-256 of the manifest that is staged with them. @default not pinned yet */
      readonly manifest?: string;
      readonly prefix: string;
      /** The file to stage beside them. Absent where their own files are enough. */
      readonly vocabulary?: Vocabulary;
      /** The stack whose output `WeightsBucket` names the bucket. */
      readonly foundation: string;
    };

/** EC2's quotas of GPU instances on demand, each in vCPUs: G and VT families, P families. */
export type GpuQuota = 'G and VT' | 'P';

/** Where images and weights are staged. */
export interface StagingHome {
  /** The name of the deployment. */
  readonly deployment: string;
  /** The stack that has the repository and the bucket. */
  readonly foundation: string;
}

/** What must exist before a deploy of models of one host, and what may follow later. */
export interface Prerequisites<M> {
  /** Before the foundation, once for the models of the host. */
  readonly once: (models: readonly M[], deployment: Deployment) => readonly HostPrerequisite[];
  /** Before the foundation, for this model. */
  readonly before: (model: M) => readonly HostPrerequisite[];
  /** Before the inference stack, for this model. */
  readonly staged: (model: M, home: StagingHome) => readonly HostPrerequisite[];
  /** What may follow after the deploy, and when; `undefined` if nothing may. */
  readonly later: (model: M) => string | undefined;
}

/** Instances that run from the first deploy on, also without requests. */
export interface IdleInstances {
  readonly type: string;
  readonly count: number;
  /** How many scaling may start at the most. */
  readonly most: number;
  /** USD an hour for each; `undefined` if the price is unknown. */
  readonly usdPerHour: number | undefined;
  /** The gp3 volume of each, where the account pays for it. @default part of the price of the instance */
  readonly volume?: { readonly gib: number; readonly mibPerSecond: number };
}
