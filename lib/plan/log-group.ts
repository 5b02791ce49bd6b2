import type { LogGroupName } from './resource';

/** A log group of a host. */
export interface LogGroupRow {
  /**
   * The name that permissions use. @default no permission names it: the service that writes to it needs none of ours
   */
  readonly name?: LogGroupName;
  /** Construct id; part of its logical id (I10). */
  readonly id: string;
  /**
   * The name of the log group, if the service that writes to it chooses the name. Such a group is deleted with its
   * stack: if it were retained, the next deployment of the same name would fail.
   * @default CloudFormation chooses the name, and the group is retained
   */
  readonly fixedName?: string;
}
