import facts from './taggable-types.json';

/** The property with the tags of each resource type that takes tags, of the types that a deployment has. */
export const TAGS_OF: Readonly<Record<string, string>> = facts.types;
