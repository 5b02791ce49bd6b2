import { inOneForm } from '../../../../lib/proof/matching/policy';

type Statement = Readonly<Record<string, unknown>>;

/** What the documents of a role lack of what they have to say, and what they allow and deny besides. */
export interface RoleDifferences {
  readonly lacks: readonly Statement[];
  readonly allowsFurther: readonly Statement[];
  /** It can only take away: also what the role needs. */
  readonly deniesFurther: readonly Statement[];
}

/**
 * Compares the documents of a role with those that it has to have. It does not matter which policy has a statement.
 *
 * @param expected a name that only the deploy gives is a pattern between `<` and `>`; any name that it covers is as good
 */
export function roleDifferences(
  found: readonly unknown[],
  expected: readonly { readonly Statement: readonly Statement[] }[],
): RoleDifferences {
  const [has, needs] = [found.flatMap(statementsIn), expected.flatMap(statementsIn)];
  const further = has.filter((each) => !needs.some((one) => isAs(each, one)));
  return {
    lacks: needs.filter((one) => !has.some((each) => isAs(each, one))),
    allowsFurther: further.filter(({ Effect }) => Effect === 'Allow'),
    deniesFurther: further.filter(({ Effect }) => Effect !== 'Allow'),
  };
}

const statementsIn = (document: unknown): readonly Statement[] => {
  const { Statement = [] } = inOneForm(document) as { readonly Statement?: readonly unknown[] };
  return Statement.filter((one): one is Statement => typeof one === 'object' && one !== null);
};

/** Whether a value is the expected one. A list is a set. */
function isAs(found: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) {
    return (
      Array.isArray(found) &&
      expected.every((one) => found.some((each) => isAs(each, one))) &&
      found.every((each) => expected.some((one) => isAs(each, one)))
    );
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return false;
    const names = Object.keys(expected);
    return (
      names.length === Object.keys(found).length &&
      names.every((name) => isAs((found as Statement)[name], (expected as Statement)[name]))
    );
  }
  return found !== undefined && covered(String(expected)).test(String(found));
}

/** The texts that are as good as an expected one: a pattern covers itself, and every narrower name or pattern. */
function covered(expected: string): RegExp {
  const source = expected
    .split(/<([^<>]+)>/)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : part.split('*').map(escaped).join('[^:/]*')))
    .join('');
  return new RegExp(`^${source}$`, 's');
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
