import { parseArgs } from 'node:util';

export type KeysCommand = { readonly deployment: string } & (
  | { readonly action: 'issue'; readonly caller: string; readonly days: number }
  | { readonly action: 'list' }
  | {
      readonly action: 'rotate';
      readonly keyId: string;
      readonly days: number;
      readonly overlapHours: number;
    }
  | { readonly action: 'revoke'; readonly keyId: string }
  | { readonly action: 'jwks'; readonly source: string }
);

export const USAGE = `npm run keys -- <deployment> <what to do>

  issue <caller> [--days N]                          a new API key, printed once; good for 90 days
  list                                               every key ever issued: whose, until when, never its secret
  rotate <key id> [--days N] [--overlap-hours N]     a new key for the same caller; the old one ends after 24 hours
  revoke <key id>                                    ends a key now
  jwks <file or https URL>                           puts the issuer's public keys where tokens are checked

A revoked or ended key may be accepted for bearer.cacheSeconds longer: API Gateway remembers it.`;

const MOST_DAYS = 365;
const MOST_OVERLAP_HOURS = 24 * 30;

/** What to do, or the text to print instead. */
export function readKeysCommand(args: readonly string[]): KeysCommand | { readonly problem: string } {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { days: { type: 'string' }, 'overlap-hours': { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) return { problem: USAGE };
    const [deployment = '', action = '', what = '', ...more] = positionals;
    const days = whole('--days', values.days ?? '90', 1, MOST_DAYS);
    const overlapHours = whole('--overlap-hours', values['overlap-hours'] ?? '24', 0, MOST_OVERLAP_HOURS);
    const command = commandOf(action, what, { days, overlapHours });
    if (deployment && command && more.length === 0) return { deployment, ...command };
    return { problem: `Cannot read: ${positionals.join(' ') || 'nothing'}.\n\n${USAGE}` };
  } catch (error) {
    return { problem: `${(error as Error).message}\n\n${USAGE}` };
  }
}

type Action<C = KeysCommand> = C extends unknown ? Omit<C, 'deployment'> : never;

function commandOf(
  action: string,
  what: string,
  { days, overlapHours }: { readonly days: number; readonly overlapHours: number },
): Action | undefined {
  if (action === 'list') return what === '' ? { action } : undefined;
  if (what === '') return undefined;
  if (action === 'issue') return { action, caller: what, days };
  if (action === 'rotate') return { action, keyId: what, days, overlapHours };
  if (action === 'revoke') return { action, keyId: what };
  if (action === 'jwks') return { action, source: what };
  return undefined;
}

function whole(flag: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new Error(`${flag} is ${text}; it is a whole number from ${least} to ${most}.`);
}
