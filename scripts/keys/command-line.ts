import { UsageError } from '../command-line/command-error';
import { nothingAfter, readArguments } from '../command-line/read-arguments';

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

export const USAGE = `npm run keys -- <deployment> <command>

Manages the credentials of the bearer lanes of a deployment (a name, or the path of a file).

  issue <caller> [--days N]                          a new API key, printed once; good for 90 days
  list                                               every key ever issued: its caller and end, never its secret
  rotate <key id> [--days N] [--overlap-hours N]     a new key for the same caller; the old one ends after 24 hours
  revoke <key id>                                    ends a key now
  jwks <file or https URL>                           puts the issuer's public keys where tokens are checked
  --help                                             this text

The authorizer remembers that a key is active, so it may accept a revoked key for bearer.cacheSeconds longer.`;

const MOST_DAYS = 365;
const MOST_OVERLAP_HOURS = 24 * 30;

/** Reads the arguments after `npm run keys --`. @throws UsageError */
export function readKeysCommand(args: readonly string[]): KeysCommand {
  const { positionals, values } = readArguments(args, {
    days: { type: 'string' },
    'overlap-hours': { type: 'string' },
  });
  const [deployment, action, ...rest] = positionals;
  if (deployment === undefined) throw new UsageError('Name a deployment.');
  if (action === undefined) throw new UsageError(`Name a command for the keys of ${deployment}.`);
  const days = whole('--days', values.days ?? '90', 1, MOST_DAYS);
  const overlapHours = whole('--overlap-hours', values['overlap-hours'] ?? '24', 0, MOST_OVERLAP_HOURS);
  switch (action) {
    case 'list':
      nothingAfter(action, rest);
      return { deployment, action };
    case 'issue':
      return { deployment, action, caller: only(action, 'a caller', rest), days };
    case 'rotate':
      return { deployment, action, keyId: only(action, 'a key id', rest), days, overlapHours };
    case 'revoke':
      return { deployment, action, keyId: only(action, 'a key id', rest) };
    case 'jwks':
      return { deployment, action, source: only(action, 'a file or an https URL', rest) };
    default:
      throw new UsageError(`There is no command ${action}.`);
  }
}

function only(action: string, what: string, [first, ...rest]: readonly string[]): string {
  if (first === undefined) throw new UsageError(`${action} needs ${what}.`);
  nothingAfter(`${action} ${first}`, rest);
  return first;
}

function whole(flag: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new UsageError(`${flag} is ${text}; it is a whole number from ${least} to ${most}.`);
}
