import { UsageError } from '../command-line/command-error';
import { nothingAfter, readArguments } from '../command-line/read-arguments';

export type AuditCommand =
  | {
      readonly name: 'verify';
      readonly records: string;
      /** A folder below `decisions/`, such as `2026/11`: only its records are verified. @default all */
      readonly part: string | undefined;
      /** Files of public keys. */
      readonly publicKeys: readonly string[];
      /** When the records were copied. @default now */
      readonly until: Date | undefined;
    }
  | {
      readonly name: 'reconcile';
      readonly records: string;
      readonly accessLog: string | undefined;
      readonly graceMinutes: number;
    }
  | { readonly name: 'show'; readonly id: string; readonly records: string }
  | { readonly name: 'schemas' };

export const USAGE = `npm run audit -- <command>

  verify <records> [--public-key <file>] [--until <time>] [--part <folder>]
      Whether records were altered, removed or added: by their chains, and by the signed statements about these.
      --public-key: the signer's key, PEM or DER; several where a key was replaced. --until: when the records were
      copied, such as 2026-11-21T10:00:00Z; now by default; later statements are not used. --part: only the records of a
      year, month, day or hour in UTC, such as 2026/11, with all statements.
  reconcile <records> [--access-log <log>] [--grace-minutes 20]
      Decisions without an outcome, outcomes without a decision; with the API's access log of the same time also
      requests without a decision and decisions without a request. Records younger than the grace are not missed yet.
  show <id> <records>
      One decision and its outcome in sentences: why that model answered. The id: a decision id, its beginning or its
      end, of at least six characters (npm start prints the last six); or a request id of the API's access log.
  schemas
      Writes docs/reference/records again from the definitions of the router and the signer.
  --help
      This text.

<records> and <log>: a folder, a file, or s3://bucket/prefix (of records: s3://<AuditBucket>/, with its statements).
Gzipped or not. Ends with 1 if there is a finding.`;

const DEFAULT_GRACE_MINUTES = 20;

/** Reads the arguments after `npm run audit --`. @throws UsageError */
export function readAuditCommand(args: readonly string[]): AuditCommand {
  const { positionals, values } = readArguments(args, {
    part: { type: 'string' },
    'public-key': { type: 'string', multiple: true },
    until: { type: 'string' },
    'access-log': { type: 'string' },
    'grace-minutes': { type: 'string' },
  });
  const [name, ...rest] = positionals;
  switch (name) {
    case 'verify': {
      const [records] = words(name, ['records'], rest);
      const { 'public-key': publicKeys = [] } = values;
      return { name, records, part: folder(values.part), publicKeys, until: time(values.until) };
    }
    case 'reconcile': {
      const [records] = words(name, ['records'], rest);
      return { name, records, accessLog: values['access-log'], graceMinutes: grace(values['grace-minutes']) };
    }
    case 'show': {
      const [id, records] = words(name, ['an id', 'records'], rest);
      return { name, id, records };
    }
    case 'schemas':
      nothingAfter(name, rest);
      return { name };
    default:
      throw new UsageError(name === undefined ? 'Name a command.' : `There is no command ${name}.`);
  }
}

/** Exactly the wanted arguments, no fewer and no more. */
function words<const W extends readonly string[]>(name: string, wanted: W, given: readonly string[]) {
  const missing = wanted[given.length];
  if (missing !== undefined) throw new UsageError(`${[name, ...given].join(' ')} needs ${missing}.`);
  nothingAfter([name, ...given.slice(0, wanted.length)].join(' '), given.slice(wanted.length));
  return given as { readonly [I in keyof W]: string };
}

function grace(text = String(DEFAULT_GRACE_MINUTES)): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(`--grace-minutes is ${text}; it is a number of minutes, 0 or more.`);
}

function folder(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const [year = '', month = '01', day = '01', hour = '00'] = text.split('/');
  if (/^\d{4}(\/\d\d){0,3}$/.test(text) && timeOf(`${year}-${month}-${day}T${hour}:00:00Z`)) return text;
  throw new UsageError(
    `--part is ${text}; it is a year, month, day or hour in UTC, a folder below decisions/, such as 2026/11 or 2026/11/21.`,
  );
}

function time(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const date = timeOf(text);
  if (date) return date;
  throw new UsageError(`--until is ${text}; it is a time in UTC, such as 2026-11-21T10:00:00Z.`);
}

/** A time in UTC that the calendar has: JavaScript takes 30 February for 2 March. */
function timeOf(text: string): Date | undefined {
  const [, minutes] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(\.\d{1,3})?)?Z$/.exec(text) ?? [];
  const date = new Date(text);
  if (minutes === undefined || Number.isNaN(date.getTime())) return undefined;
  return date.toISOString().startsWith(minutes) ? date : undefined;
}
