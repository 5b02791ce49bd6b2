import type { Rule, Rules } from './rule';

/** One resource that the templates must have, with a rule for each of its properties. */
export interface Expected {
  /** Unique in the deployment: `records bucket`. Rules refer to it with `the('records bucket')`. */
  readonly thing: string;
  readonly type: string;
  /** The stack it belongs to: stacks are split by lifetime. */
  readonly stack: StackName;
  /** The claim that a difference breaks. */
  readonly claim: string;
  readonly properties: Rules;
  /**
   * Whether the resource, and its predecessor at a replacement, outlive the stack. `once-created`: except where the
   * deploy that creates it is rolled back. @default false
   */
  readonly retained?: boolean | 'once-created';
  /** `UpdatePolicy`, by which CloudFormation changes instances. @default none */
  readonly updatePolicy?: Rule;
  /** The things that CloudFormation creates and changes before it, by `DependsOn`. @default any order */
  readonly after?: readonly string[];
}

export type StackName = 'foundation' | 'inference' | 'gateway' | 'operations';

/** One way in which a resource differs from what is expected. */
export interface Difference {
  readonly thing: string;
  readonly claim: string;
  /** `records bucket (⟦sandbox-foundation/AuditRecords⟧): VersioningConfiguration.Status is "Suspended", expected "Enabled"` */
  readonly words: string;
  /** Whether the templates contain something that the proof cannot read, rather than something wrong. */
  readonly undecided: boolean;
}
