import { UsageError } from '../command-line/command-error';
import { nothingAfter, readArguments } from '../command-line/read-arguments';

export type AuditCommand =
  | { readonly name: 'verify'; readonly records: string; readonly part: boolean }
  | {
      readonly name: 'reconcile';
      readonly records: string;
      readonly accessLog: string | undefined;
      readonly graceMinutes: number;
    }
  | { readonly name: 'show'; readonly decisionId: string; readonly records: string }
  | { readonly name: 'schemas' };

export const USAGE = `npm run audit -- <command>

  verify <records> [--part]
      Whether records were altered, removed or added inside their chains. --part: the records are a part in time, so
      a chain may begin before it.
  reconcile <records> [--access-log <log>] [--grace-minutes 20]
      Decisions without an outcome, outcomes without a decision; with the API's access log of the same time also
      requests without a decision and decisions without a request. Records younger than the grace are not missed yet.
  show <decision id> <records>
      One decision and its outcome in sentences: why that model answered.
  schemas
      Writes docs/reference/records again from the router's own definition.
  --help
      This text.

<records> and <log>: a folder, a file, or s3://bucket/prefix (of records: s3://<AuditBucket>/decisions/).
Gzipped or not. Ends with 1 if there is a finding.`;

const DEFAULT_GRACE_MINUTES = 20;

/** Reads the arguments after `npm run audit --`. @throws UsageError */
export function readAuditCommand(args: readonly string[]): AuditCommand {
  const { positionals, values } = readArguments(args, {
    part: { type: 'boolean' },
    'access-log': { type: 'string' },
    'grace-minutes': { type: 'string' },
  });
  const [name, ...rest] = positionals;
  switch (name) {
    case 'verify': {
      const [records] = words(name, ['records'], rest);
      return { name, records, part: values.part ?? false };
    }
    case 'reconcile': {
      const [records] = words(name, ['records'], rest);
      return { name, records, accessLog: values['access-log'], graceMinutes: grace(values['grace-minutes']) };
    }
    case 'show': {
      const [decisionId, records] = words(name, ['a decision id', 'records'], rest);
      return { name, decisionId, records };
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
