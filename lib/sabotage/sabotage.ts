import type { Subject } from '../proof/subject';
import { cdkTypes } from './additions/cdk-types';
import type { HarmlessChange, Mutation } from './change';
import { edited } from './edit';
import { harmlessChangesOf } from './harmless-changes';
import { mutationsOf } from './mutations';
import { type Judged, type Judgement, judged } from './outcome';
import { statedClaims } from './stated-claims';

/** Every change of one subject that a proof is tried with. The same subject has the same changes, in the same order. */
export interface Sabotage {
  readonly mutations: readonly Mutation[];
  readonly harmless: readonly HarmlessChange[];
}

export const sabotageOf = (subject: Subject): Sabotage => ({
  mutations: mutationsOf(subject, cdkTypes()),
  harmless: harmlessChangesOf(subject),
});

export type Prove = (subject: Subject) => Judgement;

/** What a proof says of the subject after a mutation. The subject itself does not change. */
export const tryMutation = (prove: Prove, subject: Subject, mutation: Mutation): Judged =>
  judged(() => prove(edited(subject, mutation.edits)), statedClaims(mutation));

/** What a proof says of the subject after a harmless change: `survived`, unless it is a false alarm. */
export const tryHarmless = (prove: Prove, subject: Subject, { edits }: HarmlessChange): Judged =>
  judged(() => prove(edited(subject, edits)), []);
