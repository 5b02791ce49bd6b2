import type { GuardReport } from './run-guard';

/** One control that a document does not meet. */
export interface FailedRule {
  /** As Control Tower names it: `CT.S3.PR.4`. */
  readonly rule: string;
  /** What it requires, and how to meet it, in the words of the rule. */
  readonly says: string;
  /** The keys of the resources that fail, as the document has them. */
  readonly resources: readonly string[];
}

/**
 * Reads the rules that a document does not meet. Wherever a check failed, the report has the path of the value that it
 * looked at, and the message of the rule.
 *
 * @throws Error if a failed rule names no resource of `keys`, or has no message: it must not be lost
 */
export function failedRules({ not_compliant }: GuardReport, keys: readonly string[]): readonly FailedRule[] {
  const known = new Set(keys);
  return not_compliant.map(({ Rule: { name, checks } }) => {
    const texts = textsIn(checks);
    const resources = [...new Set(texts.path.flatMap((path) => resourceAt(path, known)))];
    const message = texts.custom_message.map(readMessage).find((read) => read !== undefined);
    if (!message || resources.length === 0) {
      throw new Error(`The report of cfn-guard about ${name} names no control or no resource.`);
    }
    return { ...message, resources };
  });
}

/** `/Resources/<stack>/<logical id>/Properties/…`: the keys of the document are `<stack>/<logical id>`. */
function resourceAt(path: string, known: ReadonlySet<string>): readonly string[] {
  const [, section, ...parts] = path.split('/');
  const key = parts.slice(0, 2).join('/');
  return section === 'Resources' && known.has(key) ? [key] : [];
}

/** `[CT.S3.PR.4]: Require …` and `[FIX]: Set …`, each on a line of its own. */
function readMessage(message: string): Pick<FailedRule, 'rule' | 'says'> | undefined {
  const [, rule, requires] = /\[(CT\.[\w.-]+)\]:\s*(.+)/.exec(message) ?? [];
  if (rule === undefined || requires === undefined) return undefined;
  const [, fix] = /\[FIX\]:\s*(.+)/.exec(message) ?? [];
  return { rule, says: [requires, fix].flatMap((text) => text?.trim().replace(/\.?$/, '.') ?? []).join(' ') };
}

type Texts = Readonly<Record<'path' | 'custom_message', string[]>>;

/** Every path and message in the checks, at any depth. */
function textsIn(value: unknown, found: Texts = { path: [], custom_message: [] }): Texts {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    if ((key === 'path' || key === 'custom_message') && typeof inner === 'string') found[key].push(inner);
    else textsIn(inner, found);
  }
  return found;
}
