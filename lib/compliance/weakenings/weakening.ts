import type { Deployment } from '../../config/deployment';

/** A setting by which a deployment file weakens a control: its path, its value, and what it gives up. */
export interface Weakening {
  readonly path: string;
  readonly value: string;
  readonly gives: string;
}

/** Finds the weakenings of one section of a deployment file, in the order of the file. Pure. */
export type FindWeakenings = (deployment: Deployment) => readonly Weakening[];

/** The weakening, if the file has it. */
export const when = (has: boolean, weakening: Weakening): readonly Weakening[] => (has ? [weakening] : []);
