import { irrelevant } from '../../matching/rule';

/** Tags in other places than the property `Tags`, and what is copied into them. */
export const TAGS = irrelevant(
  'no policy of the deployment has a condition on a tag, and no service is told to act on one',
);
