import { intersects } from '../../../../lib/proof/iam/wildcard';
import { inOneForm } from '../../../../lib/proof/matching/policy';

type Statement = Readonly<Record<string, unknown>>;

/** What a policy lacks of what it has to say, and what it allows besides. */
export interface PolicyDifferences {
  readonly lacks: readonly Statement[];
  readonly allowsFurther: readonly Statement[];
}

/**
 * Compares a policy with the statements that it has to have. A mark such as `<role of sealed-lane>` is any name without
 * a wildcard. An Allow of other actions, such as those that administer a key, is no difference.
 */
export function policyDifferences(
  document: unknown,
  statements: readonly Readonly<Record<string, unknown>>[],
): PolicyDifferences {
  const [found, expected] = [statementsIn(document), statementsIn({ Statement: statements })];
  const actions = expected.flatMap(({ Action }) => textsIn(Action));
  return {
    lacks: expected.filter((one) => !found.some((each) => isAs(each, one))),
    allowsFurther: found.filter(
      (each) =>
        each.Effect === 'Allow' && allowsSome(each, actions) && !expected.some((one) => isAs(each, one)),
    ),
  };
}

const statementsIn = (document: unknown): readonly Statement[] => {
  const { Statement = [] } = inOneForm(document) as { readonly Statement?: readonly unknown[] };
  return Statement.filter((one): one is Statement => typeof one === 'object' && one !== null);
};

/** Whether a value is the expected one. A list is a set. */
function isAs(found: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length) return false;
    return (
      expected.every((one) => found.some((each) => isAs(each, one))) &&
      found.every((each) => expected.some((one) => isAs(each, one)))
    );
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return false;
    const [names, others] = [Object.keys(expected), Object.keys(found)];
    return (
      names.length === others.length &&
      names.every((name) => isAs((found as Statement)[name], (expected as Statement)[name]))
    );
  }
  // AWS keeps `true` of a condition as it was written.
  return found !== undefined && withMarks(String(expected)).test(String(found));
}

/** The texts that an expected text is: a mark is any name. */
function withMarks(expected: string): RegExp {
  const literal = expected.split(/<[^<>]+>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('[^*?]+')}$`, 's');
}

/** Whether a statement allows an action that one of these patterns names. */
function allowsSome({ Action, NotAction }: Statement, patterns: readonly string[]): boolean {
  if (NotAction !== undefined) return true;
  // Actions have no upper and lower case.
  return textsIn(Action).some((action) =>
    patterns.some((pattern) => intersects(action.toLowerCase(), pattern.toLowerCase())),
  );
}

const textsIn = (list: unknown): readonly string[] => (Array.isArray(list) ? list.map(String) : []);
