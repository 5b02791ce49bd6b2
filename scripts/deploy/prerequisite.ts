/**
 * Something a deploy needs that it cannot make itself. `placement`: the credentials at hand belong to the
 * deployment's account. `stack-state`: the stack does not exist, or can be updated. The rest say what must be there,
 * and where.
 */
export type Prerequisite =
  | { readonly kind: 'placement'; readonly account: string }
  | { readonly kind: 'bootstrap'; readonly account: string; readonly region: string }
  | { readonly kind: 'stack-state'; readonly stack: string }
  | { readonly kind: 'prefix-lists'; readonly unknown: readonly string[]; readonly region: string }
  | { readonly kind: 'service-linked-role'; readonly service: 'autoscaling' | 'ecs' }
  | { readonly kind: 'api-gateway-logging' }
  /** `needed`: executions at once, in this account and region. */
  | { readonly kind: 'lambda-concurrency'; readonly needed: number }
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
    }
  | {
      readonly kind: 'key-set';
      readonly deployment: string;
      readonly issuer: string;
      /** The stack whose output `KeySetBucket` names the bucket. */
      readonly foundation: string;
    };

export type PrerequisiteOf<K extends Prerequisite['kind']> = Extract<Prerequisite, { kind: K }>;

/** A prerequisite that is not there: what is wrong, and what to type. */
export interface Missing {
  readonly words: string;
  readonly commands: readonly string[];
}
