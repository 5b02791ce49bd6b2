import facts from './deploy-actions.json';

const CREATE: Readonly<Record<string, readonly string[]>> = facts.create;
const WITH_TAG_KEYS: ReadonlySet<string> = new Set(facts.tagKeys);

/**
 * What CloudFormation calls with the role that deploys, to create a resource of a type; `undefined`: not known here.
 * deploy-actions.json has source and date. A lower bound: an update and a deletion call more.
 */
export const actionsToCreate = (type: string): readonly string[] | undefined => CREATE[type];

/** Whether a call of one of these actions may have `aws:TagKeys`. */
export const hasTagKeys = (action: string): boolean => WITH_TAG_KEYS.has(action);
