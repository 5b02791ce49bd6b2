import { and, type Kleene, or } from '../kleene';
import { SYMBOLS } from '../template/symbol';
import { covers, hasWildcard, intersects } from './wildcard';

// Compares texts of policies with texts of requests. Both may contain symbols, `⟦stack/LogicalId⟧`: names that
// CloudFormation assigns at deploy time. A symbol equals itself. It differs from every other symbol and from every
// literal name, because generated names end in random characters. Whether it matches a wildcard that does not cover
// every name is unknown.

/** `StringLike`. */
export function matchLike(pattern: string, text: string): Kleene {
  return covers(pattern, text) || maybe(pattern, text);
}

/**
 * The `Resource` element. The documentation says that a `*` at the end of a segment matches beyond the colon, and
 * does not say so of other wildcards. Where that matters, the answer is unknown (IAM user guide, "IAM JSON policy
 * elements: Resource"). `execute-api:/…` is an abbreviation; the API that has the policy completes it.
 */
export function matchResource(pattern: string, resource: string): Kleene {
  if (pattern.startsWith('execute-api:/') && intersects('arn:*:execute-api:*', resource)) return 'unknown';
  const crosses = (place: number) => pattern[place + 1] === undefined || pattern[place + 1] === ':';
  return covers(pattern, resource, crosses) || maybe(pattern, resource);
}

/**
 * `ArnEquals` and `ArnLike`, which behave alike: each of the six parts is compared separately and may contain
 * wildcards (IAM user guide, "IAM JSON policy elements: Condition operators").
 */
export function matchArn(pattern: string, arn: string): Kleene {
  const wanted = partsOf(pattern);
  const given = partsOf(arn);
  if (given.length < 6) return pattern === arn ? true : 'unknown';
  if (wanted.length < 6) return 'unknown';
  return and(...wanted.map((part, index) => matchLike(part, given[index] ?? '')));
}

/** Actions are case-insensitive. */
export function matchAction(pattern: string, action: string): Kleene {
  return matchLike(pattern.toLowerCase(), action.toLowerCase());
}

/** Whether any of the patterns matches. */
export function matchAny(
  match: (pattern: string, text: string) => Kleene,
  patterns: readonly string[],
  text: string,
): Kleene {
  return or(...patterns.map((pattern) => match(pattern, text)));
}

function maybe(pattern: string, text: string): Kleene {
  if (!hasWildcard(pattern)) return hasWildcard(text) && intersects(pattern, text) ? 'unknown' : false;
  return intersects(pattern, withHoles(text, pattern)) ? 'unknown' : false;
}

/** A symbol that the pattern does not contain could be any text. */
function withHoles(text: string, pattern: string): string {
  return text.replace(SYMBOLS, (symbol) => (pattern.includes(symbol) ? symbol : '*'));
}

/** `arn:partition:service:region:account:resource`; the resource keeps its own colons. */
function partsOf(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(':')] : [])];
}
