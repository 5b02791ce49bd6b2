import type { IamDecision } from '../../../../lib/proof/iam/evaluate';

// A second evaluator, to compare the first with. It reads the same documentation plainly: it works on the JSON of the
// policies with regular expressions, knows two answers only, and shares no code with lib/proof. It covers requests and
// policies without anything unknown.

export interface PlainStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | { readonly AWS?: readonly string[]; readonly Service?: readonly string[] };
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface PlainRequest {
  /** An ARN of IAM, the name of a service, or nothing for an unsigned request. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string | readonly string[] | null>>;
}

export interface PlainPolicies {
  readonly identity: readonly PlainStatement[];
  readonly boundary?: readonly PlainStatement[];
  readonly resource: readonly PlainStatement[];
  readonly endpoint?: readonly PlainStatement[];
  readonly mustAllow: boolean;
  readonly resourceAccount: string;
}

/** The flow chart of the IAM user guide, "Policy evaluation logic", from its first box to its last. */
export function plainDecision(request: PlainRequest, policies: PlainPolicies): IamDecision {
  const { identity, boundary, resource, endpoint } = policies;
  const account = /^arn:aws:iam::(\d{12}):/.exec(request.principal)?.[1];
  const names = [request.principal, `arn:aws:iam::${account}:root`, account];
  const applying = (statements: readonly PlainStatement[], effect: 'Allow' | 'Deny') =>
    statements.filter((one) => one.Effect === effect && isNamed(one, names) && applies(one, request));

  const everything = [...identity, ...(boundary ?? []), ...resource, ...(endpoint ?? [])];
  if (applying(everything, 'Deny').length > 0) return 'explicitly denied';
  if (endpoint && applying(endpoint, 'Allow').length === 0) return 'denied';

  const byResource = applying(resource, 'Allow');
  if (!account) return byResource.length > 0 ? 'allowed' : 'denied';
  const insideBoundary = !boundary || applying(boundary, 'Allow').length > 0;
  const byIdentity = applying(identity, 'Allow').length > 0 && insideBoundary;
  if (account !== policies.resourceAccount) {
    return byIdentity && byResource.length > 0 ? 'allowed' : 'denied';
  }
  for (const statement of byResource) {
    if (isNamed({ ...statement }, [])) return 'allowed';
    const isUser = request.principal.includes(':user/');
    if (isNamed(statement, [request.principal]) && (isUser || insideBoundary)) return 'allowed';
  }
  const delegated = byResource.some((one) => isNamed(one, names.slice(1)));
  return byIdentity && (!policies.mustAllow || delegated) ? 'allowed' : 'denied';
}

/** Whether the statement names one of these; `*` and a statement without principals name everybody. */
function isNamed({ Principal }: PlainStatement, names: readonly (string | undefined)[]): boolean {
  if (Principal === undefined || Principal === '*') return true;
  const listed = [...(Principal.AWS ?? []), ...(Principal.Service ?? [])];
  return listed.some((name) => name === '*' || names.includes(name));
}

function applies(statement: PlainStatement, { action, resource, context }: PlainRequest): boolean {
  const { Action, NotAction = [], Resource, NotResource = [], Condition = {} } = statement;
  const acts = (pattern: string) => like(pattern.toLowerCase(), action.toLowerCase());
  const covers = (pattern: string) => like(pattern, resource);
  if (Action ? !Action.some(acts) : NotAction.some(acts)) return false;
  if (Resource ? !Resource.some(covers) : NotResource.some(covers)) return false;
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => holds(operator, values, context[key] ?? null)),
  );
}

function holds(
  operator: string,
  values: readonly string[],
  given: string | readonly string[] | null,
): boolean {
  const [set, base] = operator.includes(':') ? (operator.split(':') as [string, string]) : ['', operator];
  const ifExists = base.endsWith('IfExists');
  const name = base.replace('IfExists', '');
  if (name === 'Null') return values.includes(given === null ? 'true' : 'false');
  const negated = name.includes('Not');
  const one = (value: string) =>
    values.some((wanted) => matches(name.replace('Not', ''), wanted, value)) !== negated;
  if (given === null) return ifExists || set === 'ForAllValues' || (set === '' && negated);
  const all = typeof given === 'string' ? [given] : given;
  return set === 'ForAnyValue' ? all.some(one) : all.every(one);
}

function matches(name: string, wanted: string, given: string): boolean {
  if (name.startsWith('Numeric')) return compared(name, Number(given) - Number(wanted));
  if (name.startsWith('Date')) return compared(name, moment(given) - moment(wanted));
  switch (name) {
    case 'StringEquals':
    case 'Bool':
      return wanted === given;
    case 'StringEqualsIgnoreCase':
      return wanted.toLowerCase() === given.toLowerCase();
    case 'StringLike':
      return like(wanted, given);
    case 'ArnEquals':
    case 'ArnLike':
      return new RegExp(
        `^${wanted
          .split(':')
          .map((part) => pattern(part, '[^:]'))
          .join(':')}$`,
      ).test(given);
    case 'IpAddress':
      return inBlock(wanted, given);
    default:
      throw new Error(`the plain evaluator has no ${name}`);
  }
}

function compared(name: string, difference: number): boolean {
  if (difference === 0) return name.endsWith('Equals');
  return name.includes(difference < 0 ? 'Less' : 'Greater');
}

const moment = (text: string) => (/^\d+$/.test(text) ? Number(text) * 1000 : new Date(text).getTime());

const pattern = (text: string, letter: string) =>
  text
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', `${letter}*`)
    .replaceAll('?', letter);

const like = (wanted: string, given: string) => new RegExp(`^${pattern(wanted, '.')}$`, 's').test(given);

function inBlock(block: string, address: string): boolean {
  const bits = (text: string) =>
    text
      .split('.')
      .map((byte) => Number(byte).toString(2).padStart(8, '0'))
      .join('');
  const [network = '', length = '32'] = block.split('/');
  return bits(network).slice(0, Number(length)) === bits(address).slice(0, Number(length));
}
