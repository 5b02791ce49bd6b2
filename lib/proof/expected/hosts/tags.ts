import { irrelevant } from '../../matching/rule';

/** Whether the tags of a service and of its cluster are copied to its tasks. */
export const TAGS = irrelevant(
  'no service acts on a tag that the deployment has; the rules of tags see to it',
);
