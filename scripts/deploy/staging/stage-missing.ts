import type { LockChange } from '../../../lib/config/lock/update-lock';
import type { Missing } from '../../account/missing';
import { CommandError } from '../../command-line/command-error';
import type { Finding } from '../../preflight/finding';
import { nameOf } from '../../preflight/names';
import type { Prerequisite } from '../../preflight/prerequisite';
import type { Staged } from '../run-plan';

export interface StagingPorts {
  /** Looks whether it is there. */
  check(one: Prerequisite): Promise<Finding>;
  /**
   * Copies it and verifies the copy. Resolves with what it is, where nothing has pinned that yet.
   *
   * @throws CommandError with the next step, where it cannot be copied
   */
  stage(one: Prerequisite): Promise<LockChange | undefined>;
  /** Writes into the lock file. */
  pin(change: LockChange): void;
  /** Called before each copy, with what is copied. */
  onStage(words: string): void;
}

/**
 * Stages what is missing of these, one after the other: each copy is parallel by itself. What is staged is pinned at once,
 * so an interrupted run is continued with the same content. What could not be looked at is left to the check that follows.
 */
export async function stageMissing(
  prerequisites: readonly Prerequisite[],
  ports: StagingPorts,
): Promise<Staged> {
  let pinned = false;
  for (const one of prerequisites) {
    const { status } = await ports.check(one);
    if (status !== 'fail') continue;
    ports.onStage(nameOf(one));
    try {
      const change = await ports.stage(one);
      if (change) ports.pin(change);
      pinned ||= change !== undefined;
    } catch (error) {
      return { kind: 'missing', missing: [notStaged(one, error)] };
    }
  }
  return pinned ? { kind: 'pinned' } : { kind: 'there' };
}

/** @throws the error, where it is none that the user can do something about */
function notStaged(one: Prerequisite, error: unknown): Missing {
  if (!(error instanceof CommandError)) throw error;
  return { words: `${nameOf(one)} is not staged. ${error.message}`, commands: [] };
}
