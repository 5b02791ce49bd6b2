import { DEFAULT_ATTACHMENT_CLASSES } from '../../../policy/attachment';
import { highestClass } from '../../../policy/data-class';
import { DEFAULT_ENTITY_CLASSES, ENTITY_TYPES } from '../../../policy/entity';
import { RESTRICTED_BY } from '../../../policy/restricted-on-open-lane';
import { type FindWeakenings, when } from './weakening';

/** Which data may go where. A ceiling cannot be raised, so `ceilings` and `unserved` weaken nothing. */
export const dataClassWeakenings: FindWeakenings = ({
  residency,
  restrictedOnOpenLane,
  entityClasses,
  ...deployment
}) => [
  ...when(residency === 'global', {
    path: 'residency',
    value: residency,
    gives: 'Public data may be processed in any country.',
  }),
  ...RESTRICTED_BY.filter((by) => restrictedOnOpenLane[by] === 'account-hosts').map((by) => ({
    path: `restrictedOnOpenLane.${by}`,
    value: 'account-hosts',
    gives: `Restricted data (by ${by}) may pass the open lane, where the router alone keeps it from Bedrock.`,
  })),
  ...ENTITY_TYPES.flatMap((type) => {
    const [usual, now] = [DEFAULT_ENTITY_CLASSES[type], entityClasses[type]];
    return when(now !== undefined && now !== usual && highestClass(now, usual) === usual, {
      path: `entityClasses.${type}`,
      value: String(now),
      gives: `A ${type} found in a request no longer counts as ${usual}.`,
    });
  }),
  ...ATTACHMENTS.flatMap((kind) => {
    const [usual, now] = [DEFAULT_ATTACHMENT_CLASSES[kind], deployment[kind]];
    return when(now !== usual && highestClass(now, usual) === usual, {
      path: kind,
      value: now,
      gives: `${WHAT[kind]} no longer makes a request count as ${usual}.`,
    });
  }),
];

const ATTACHMENTS = ['unreadAttachments', 'images'] as const;
const WHAT = { unreadAttachments: 'A document that the detector cannot read', images: 'An image' } as const;
