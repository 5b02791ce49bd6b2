import type { DenyStatement, ServiceControlPolicy } from '../../../lib/organization/service-control-policy';

/** A call as IAM sees it. Keys that do not belong to it are missing, not empty. */
export interface Call {
  readonly action: string;
  readonly resource?: string;
  /** Values of condition keys. */
  readonly context?: Readonly<Record<string, string>>;
}

/** The statements that deny a call, by Sid, as AWS documents the evaluation of explicit denies. */
export function deniedBy(policies: readonly ServiceControlPolicy[], call: Call): readonly string[] {
  return policies
    .flatMap(({ Statement }) => Statement)
    .filter((statement) => applies(statement, call))
    .map(({ Sid }) => Sid);
}

function applies(statement: DenyStatement, { action, resource = '*', context = {} }: Call): boolean {
  const { Action, NotAction = [], Resource, Condition = {} } = statement;
  const named = Action ? likeAny(Action, action, 'i') : !likeAny(NotAction, action, 'i');
  const there = Resource === '*' || likeAny(Resource, resource);
  return (
    named &&
    there &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => holds(operator, values, context[key])),
    )
  );
}

/** A negated operator holds where the key is missing; any other does not. */
function holds(operator: string, values: readonly string[], value: string | undefined): boolean {
  switch (operator) {
    case 'StringEquals':
      return value !== undefined && values.includes(value);
    case 'StringNotEquals':
      return value === undefined || !values.includes(value);
    case 'ArnEquals':
    case 'ArnLike':
      return value !== undefined && likeAny(values, value);
    case 'ArnNotEquals':
    case 'ArnNotLike':
      return value === undefined || !likeAny(values, value);
    default:
      throw new Error(`operator ${operator} is not evaluated here`);
  }
}

/** `*` stands for any text, `?` for any character. */
function likeAny(patterns: readonly string[], text: string, flags = ''): boolean {
  return patterns.some((pattern) => {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.');
    return new RegExp(`^${source}$`, flags).test(text);
  });
}
