import type { LogGroupName } from './resource';

/** A log group of a host. */
export interface LogGroupRow {
  /** What permissions call it. @default no permission names it: the service that writes to it has its own right */
  readonly name?: LogGroupName;
  /** Construct id; part of its logical id (I10). */
  readonly id: string;
  /**
   * Its name where the service that writes decides it. Such a group goes with its stack: a kept one would stop the
   * next deployment of the same name. @default CloudFormation's, and the group is kept
   */
  readonly fixedName?: string;
}
