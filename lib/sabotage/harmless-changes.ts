import type { Subject } from '../proof/subject';
import type { HarmlessChange } from './change';
import { otherDescriptions } from './harmless/descriptions';
import { otherLogicalIds } from './harmless/logical-ids';
import { moreMetadata } from './harmless/metadata';
import { otherOrders } from './harmless/orders';
import { otherOutputs } from './harmless/outputs';
import { otherSpellings } from './harmless/spellings';
import { moreTags } from './harmless/tags';

/** Every harmless change of a subject: what it deploys allows and reaches the same as before. */
export function harmlessChangesOf(subject: Subject): readonly HarmlessChange[] {
  return [
    ...otherDescriptions(subject),
    ...otherOrders(subject),
    ...moreTags(subject),
    ...otherLogicalIds(subject),
    ...otherOutputs(subject),
    ...moreMetadata(subject),
    ...otherSpellings(subject),
  ];
}
