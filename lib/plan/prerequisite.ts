/** Something that models of one host need and a deploy cannot make itself. Pure; scripts/deploy looks for each. */
export type HostPrerequisite =
  | { readonly kind: 'service-linked-role'; readonly service: 'autoscaling' | 'ecs' }
  | {
      readonly kind: 'certificate';
      readonly model: string;
      readonly arn: string;
      readonly hostName: string;
    }
  | { readonly kind: 'model-access'; readonly model: string; readonly modelId: string }
  | {
      readonly kind: 'image';
      readonly model: string;
      /** The public name it is copied from. */
      readonly source: string;
      readonly digest: string;
      /** The stack whose output `ImagesRepositoryUri` names the repository. */
      readonly foundation: string;
    }
  | {
      readonly kind: 'weights';
      readonly model: string;
      /** Hugging Face id. */
      readonly source: string;
      readonly revision: string;
      readonly prefix: string;
      /** The stack whose output `WeightsBucket` names the bucket. */
      readonly foundation: string;
    };

/** What a deploy must find, or must leave for later, for the models of one host. */
export interface Prerequisites<M> {
  /** Before the foundation, once for the host. */
  readonly once: readonly HostPrerequisite[];
  /** Before the foundation, for this model. */
  readonly before: (model: M) => readonly HostPrerequisite[];
  /** Before the inference stack, for this model; `foundation`: the stack that has the repository and the bucket. */
  readonly staged: (model: M, foundation: string) => readonly HostPrerequisite[];
  /** What can wait, and until when; `undefined` where nothing waits. */
  readonly later: (model: M) => string | undefined;
}

/** Instances that run from the first deploy on, whether or not anybody calls the model. */
export interface IdleInstances {
  readonly type: string;
  readonly count: number;
  /** USD an hour for each; `undefined` where no price is known. */
  readonly usdPerHour: number | undefined;
}
