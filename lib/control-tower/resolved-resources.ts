import { SYMBOLS } from '../proof/template/symbol';
import type { Templates } from '../proof/template/template';
import { createWorld, type FoundResource, Unreadable } from '../proof/template/world';

/** A resource as CloudFormation gives it to a hook. */
export interface ResolvedResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** Resources of all stacks, by `<stack>/<logical id>`. */
export type ResolvedResources = Readonly<Record<string, ResolvedResource>>;

/**
 * Every resource of every stack, with its values as CloudFormation will have them when it calls a hook: what a later
 * stack imports is the name or ARN of the earlier stack's resource, and functions are computed. A rule then judges the
 * value. Without this, many rules fail on the form, because they know no value from another stack and few functions.
 *
 * A name that CloudFormation assigns at deploy time is a text of the same form. A property that cannot be resolved stays
 * as the template has it.
 */
export function resolvedResources(templates: Templates): ResolvedResources {
  const { all } = createWorld(templates);
  const resources = Object.fromEntries(
    all.map((resource) => [
      `${resource.stack}/${resource.logicalId}`,
      { Type: resource.type, Properties: propertiesOf(resource) },
    ]),
  );
  return JSON.parse(JSON.stringify(resources).replace(SYMBOLS, nameOf));
}

const propertiesOf = ({ values, written }: FoundResource) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value instanceof Unreadable ? written.Properties?.[name] : value,
    ]),
  );

/** The longest name that every service accepts here: that of a bucket. */
const LONGEST_NAME = 63;

/** `⟦sandbox-foundation/AuditRecords⟧` becomes `sandbox-foundation-auditrecords`. */
const nameOf = (symbol: string): string =>
  symbol
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(-LONGEST_NAME)
    .replace(/^-+|-+$/g, '');
