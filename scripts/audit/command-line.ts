import { parseArgs } from 'node:util';

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
      Whether records were altered, removed or added inside their chains. --part: what is read is a part in time,
      so a chain may begin before it.
  reconcile <records> [--access-log <log>] [--grace-minutes 20]
      Decisions without an outcome, outcomes without a decision; with the API's access log of the same time also
      requests without a decision and decisions without a request. What is younger than the grace may be on its way.
  show <decision id> <records>
      One decision and its outcome in sentences: why that model answered.
  schemas
      Writes docs/reference/records anew from the router's own definition.

<records> and <log>: a folder, a file, or s3://bucket/prefix (of records: s3://<AuditBucket>/decisions/).
Gzipped or not. Ends with 1 where there is a finding.`;

const COMMANDS = ['verify', 'reconcile', 'show', 'schemas'] as const;
const DEFAULT_GRACE_MINUTES = 20;

/** What to do, or the text to print instead. */
export function readAuditCommand(args: readonly string[]): AuditCommand | { readonly problem: string } {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        part: { type: 'boolean' },
        'access-log': { type: 'string' },
        'grace-minutes': { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return { problem: USAGE };
    const [word, ...rest] = positionals;
    const name = COMMANDS.find((command) => command === word);
    if (!name) return wrong(word === undefined ? 'Name a command.' : `There is no command ${word}.`);
    const wanted = { verify: 1, reconcile: 1, show: 2, schemas: 0 }[name];
    if (rest.length !== wanted)
      return wrong(`${name} takes ${wanted} of the words below; got ${rest.length}.`);
    const [first = '', second = ''] = rest;
    if (name === 'verify') return { name, records: first, part: values.part ?? false };
    if (name === 'show') return { name, decisionId: first, records: second };
    if (name === 'schemas') return { name };
    const graceMinutes = Number(values['grace-minutes'] ?? DEFAULT_GRACE_MINUTES);
    if (!(graceMinutes >= 0)) return wrong('--grace-minutes is a number of minutes, 0 or more.');
    return { name, records: first, accessLog: values['access-log'], graceMinutes };
  } catch (error) {
    return wrong((error as Error).message);
  }
}

const wrong = (problem: string) => ({ problem: `${problem}\n\n${USAGE}` });
