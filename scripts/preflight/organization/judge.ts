import type { Statement } from '../../../lib/proof/iam/policy-document';
import { appliesTo } from '../../../lib/proof/iam/statement';
import { type Kleene, or } from '../../../lib/proof/kleene';
import { Undecided } from '../../../lib/proof/undecided';
import type { Level } from './attached-policies';
import type { PlannedCall } from './planned-call';
import type { ControlPolicy } from './policy-source';
import { valueIn, withValues } from './request-context';

/** What one statement, or one level without an allow, does to the calls of a deployment. */
export interface Verdict {
  readonly policy: string;
  /** The statement; or what lacks, for a level that allows something only. */
  readonly statement: string;
  readonly decision: 'denied' | 'unknown';
  readonly calls: readonly PlannedCall[];
  /** The condition keys whose values are not known before the deploy. Of `unknown` only. */
  readonly keys: readonly string[];
}

/** What policies do to planned calls. Empty: each call is allowed, as far as these policies are concerned. */
export function judge(levels: readonly Level[], calls: readonly PlannedCall[]): readonly Verdict[] {
  const policies = levels.flatMap((level) => level.policies);
  return [
    ...policies.flatMap(notRead),
    ...policies.flatMap((policy) =>
      policy.statements
        .filter(({ effect }) => effect === 'Deny')
        .flatMap((statement) => verdictsOf(policy.name, statement, calls)),
    ),
    ...levels.flatMap((level) => notAllowed(level, calls)),
  ];
}

const notRead = ({ name, unread }: ControlPolicy): readonly Verdict[] =>
  unread.map((why) => ({ policy: name, statement: why, decision: 'unknown', calls: [], keys: [] }));

function verdictsOf(policy: string, statement: Statement, calls: readonly PlannedCall[]): readonly Verdict[] {
  const answers = calls.map((call) => ({ call, answer: applies(statement, call) }));
  const denied = answers.filter(({ answer }) => answer === true).map(({ call }) => call);
  const open = answers.filter(({ answer }) => answer === 'unknown').map(({ call }) => call);
  const common = { policy, statement: statement.sid };
  return [
    ...(denied.length > 0 ? [{ ...common, decision: 'denied' as const, calls: denied, keys: [] }] : []),
    ...(open.length > 0
      ? [{ ...common, decision: 'unknown' as const, calls: open, keys: openKeys(statement, open) }]
      : []),
  ];
}

/** A level on which no policy allows a call denies it. */
function notAllowed({ target, policies }: Level, calls: readonly PlannedCall[]): readonly Verdict[] {
  const allows = policies.flatMap(({ statements }) => statements).filter(({ effect }) => effect === 'Allow');
  // What could not be read may allow it, and has its verdict already.
  if (policies.some(({ unread }) => unread.length > 0)) return [];
  const answers = calls.map((call) => ({ call, answer: or(...allows.map((one) => applies(one, call))) }));
  const verdict = (decision: Verdict['decision'], answer: Kleene): readonly Verdict[] => {
    const own = answers.filter((one) => one.answer === answer).map(({ call }) => call);
    if (own.length === 0) return [];
    const keys = decision === 'unknown' ? allows.flatMap((statement) => openKeys(statement, own)) : [];
    return [
      { policy: target, statement: 'no statement allows it', decision, calls: own, keys: [...new Set(keys)] },
    ];
  };
  return [...verdict('denied', false), ...verdict('unknown', 'unknown')];
}

function applies(statement: Statement, call: PlannedCall): Kleene {
  const keys = statement.conditions.map(({ key }) => key);
  try {
    return appliesTo(statement, withValues(call, keys).request);
  } catch (error) {
    if (error instanceof Undecided) return 'unknown';
    throw error;
  }
}

const openKeys = ({ conditions }: Statement, calls: readonly PlannedCall[]): readonly string[] => [
  ...new Set(
    conditions.map(({ key }) => key).filter((key) => calls.some((call) => valueIn(call, key) === undefined)),
  ),
];
