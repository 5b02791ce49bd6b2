import { PUBLISHED_ANSWERS } from '../../../../scripts/preflight/organization/published-answers';
import { WAYS_OUT } from '../../../../scripts/preflight/organization/ways-out';
import { EXPECTED_REFUSALS } from './expected-refusals';

// The tables of docs/guides/landing-zone.md: a row for each published statement that refuses something of a deployment, and
// for each action that another policy may deny.

export const refusalTable = (): readonly string[] => [
  '| statement | denies | when | what answers it | with everything imported |',
  '|---|---|---|---|---|',
  ...[...new Set(all().map(({ sid }) => sid))].map(row),
];

/** What the preflight says of a statement that is none of the published ones. */
export const actionTable = (): readonly string[] => [
  '| denied | what answers it |',
  '|---|---|',
  ...WAYS_OUT.map(
    ([patterns, way]) => `| ${patterns.map((pattern) => `\`${pattern}\``).join(', ')} | ${way} |`,
  ),
];

interface Entry {
  readonly deployment: string;
  readonly file: string;
  readonly sid: string;
  readonly refuses: string;
}

const all = (): readonly Entry[] =>
  Object.entries(EXPECTED_REFUSALS).flatMap(([deployment, refusals]) =>
    refusals.map(([statement, refuses]) => {
      const [file = '', sid = ''] = statement.split(' ');
      return { deployment, file, sid, refuses };
    }),
  );

function row(sid: string): string {
  const entries = all().filter((entry) => entry.sid === sid);
  const calls = callersOf(entries);
  const files = [...new Set(entries.map(({ file }) => file))].map(
    (file) => `\`${file.replace('.json', '')}\``,
  );
  const left = callersOf(entries.filter(({ deployment }) => deployment === 'everything-imported'));
  const when = new Set([...calls.keys()].map((caller) => (/^the /.test(caller) ? 'deploy' : 'run')));
  const denies = entries.some(({ refuses }) => refuses.startsWith('denies')) ? '' : 'perhaps ';
  return [
    `| \`${sid}\` of ${files.join(', ')}`,
    `${denies}${inWords(calls)}`,
    [...when].join(', '),
    PUBLISHED_ANSWERS[sid],
    left.size === 0 ? 'nothing' : inWords(left),
    '',
  ]
    .join(' | ')
    .trimEnd();
}

/** What each caller is denied, of all entries together. */
function callersOf(entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> {
  const callers = new Map<string, Set<string>>();
  for (const { refuses } of entries) {
    for (const part of refuses.replace(/^(denies|may deny) /, '').split('; ')) {
      const [, caller = '', actions = ''] = /^(the deploy|the CDK|\w+) (.+)$/.exec(part) ?? [];
      const known = callers.get(caller) ?? new Set();
      for (const action of actions.split(', ')) known.add(action);
      callers.set(caller, known);
    }
  }
  return new Map([...callers].map(([caller, actions]) => [caller, [...actions].sort()]));
}

const inWords = (calls: ReadonlyMap<string, readonly string[]>): string =>
  [...calls].map(([caller, actions]) => `${caller}: ${actions.map(code).join(', ')}`).join('; ');

const code = (action: string): string => action.replace(/[\w-]+:[\w*]+/g, (one) => `\`${one}\``);
