import facts from './service-tags.json';

/** A tag by which something in the account acts on a resource. service-tags.json has the sources. */
export interface ServiceTag {
  readonly key: string;
  /** What happens to a resource that has it. */
  readonly does: string;
}

/** Tags that act whatever their value is. */
export const SERVICE_TAGS: readonly ServiceTag[] = facts.tags;
/** Beginnings of such tags. One that ends with a letter is the first word of names such as `AmazonECSManaged`. */
export const SERVICE_TAG_PREFIXES: readonly ServiceTag[] = facts.prefixes;

/** What acts on a resource with this tag; `undefined` if nothing is known to. Some readers ignore case, so this does. */
export function serviceTag(key: string): ServiceTag | undefined {
  const typed = key.trim().toLowerCase();
  return (
    SERVICE_TAGS.find((tag) => tag.key.toLowerCase() === typed) ??
    SERVICE_TAG_PREFIXES.find((tag) => beginsWith(key.trim(), tag.key))
  );
}

/** Services write the first word with a capital, and a capital after it: `Amazonas` and `Inspector-name` are other words. */
function beginsWith(key: string, beginning: string): boolean {
  if (!/[A-Za-z]$/.test(beginning)) return key.toLowerCase().startsWith(beginning.toLowerCase());
  return key.startsWith(beginning) && /^[A-Z]/.test(key.slice(beginning.length));
}

/** Whether a tag is AWS's own, or something is known to act on a resource with it. */
export const isServiceTag = (key: string): boolean => /^\s*aws:/i.test(key) || serviceTag(key) !== undefined;
