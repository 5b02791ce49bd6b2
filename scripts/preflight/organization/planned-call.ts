import type { IamRequest } from '../../../lib/proof/iam/statement';

/** A call that the deployment will make, and who makes it. */
export interface PlannedCall {
  /** In words: `the role OpenLane`, `the deploy`. */
  readonly by: string;
  readonly when: 'run' | 'deploy';
  readonly request: IamRequest;
  /** The tags of the principal. @default not known */
  readonly tags?: Readonly<Record<string, string>>;
  /** The tags that a created resource gets. @default not known */
  readonly resourceTags?: Readonly<Record<string, string>>;
}
