import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { scripts } from '../../package.json';
import { read, SOURCE_FOLDERS, sources } from '../import-graph';
import { anchors, codeWords, document, documents, prose, ROOT } from './support/documents';

// What every document names must exist: links, files, commands.

const LINE = 110;
const FILES = SOURCE_FOLDERS.flatMap(sources);
const named = documents.map((one) => [one.file, one] as const);

test.each(named)('every link of %s leads somewhere', (_, { file, text }) => {
  const links = [...prose(text).matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !leads(file, link))).toEqual([]);
});

test.each(named)('every file and folder %s names exists', (_, { text }) => {
  const paths = codeWords(text).filter((word) => PATH.test(word) && !/[<>*{}…\s]/.test(word));
  expect(paths.filter((path) => !MADE_AT_RUN_TIME.test(path) && !exists(path))).toEqual([]);
});

/** The CHANGELOG tells a fork which commands a release brings. */
const commanding = [...documents, document('CHANGELOG.md')].map((one) => [one.file, one] as const);

test.each(commanding)('every command %s names exists', (_, { text }) => {
  const commands = [...text.matchAll(/\bnpm run (?:--silent )?([\w-]+)/g)].map(([, name = '']) => name);
  expect(commands.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  const suites = [...text.matchAll(/\bnpx jest ([\w./-]+)/g)].map(([, path = '']) => path);
  expect(suites.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test.each(commanding)('every option that %s gives to a command is one of its own', (_, { text }) => {
  const given = [...text.matchAll(/\bnpm (?:run )?([\w-]+) -- ([^`\n]*)/g)].flatMap(
    ([, name = '', rest = '']) =>
      [...(rest.split('#')[0] ?? '').matchAll(/(?:^|\s)(--[a-z][\w-]*)/g)].map(
        ([, option = '']) => [name, option] as const,
      ),
  );
  expect(given.filter(([name, option]) => !sourceOf(name).includes(option))).toEqual([]);
});

/** What the file of a command and its folder say. */
function sourceOf(command: string): string {
  const script = (scripts as Readonly<Record<string, string>>)[command] ?? '';
  const [file = ''] = /\S+\.ts$/.exec(script) ?? [];
  if (command === 'test' || file === '') return ['-t', '--'].join(' ');
  const folder = file.replace(/\.ts$/, '');
  return FILES.filter((one) => one === file || one.startsWith(`${folder}/`))
    .map(read)
    .join('\n');
}

test.each(named)('%s wraps at the width of the code', (_, { text }) => {
  const long = prose(text)
    .split('\n')
    .filter((line) => [...line].length > LINE && !/^\s*\|/.test(line) && breakable(line));
  expect(long).toEqual([]);
});

test.each(named)('%s names the role that acts, and says what is', (_, { text }) => {
  expect(prose(text).match(/\b(whoever|whom|somebody|anybody|nobody|stands?|stood)\b/gi) ?? []).toEqual([]);
});

test.each(
  documents.filter(({ file }) => file.startsWith('docs/decisions/')).map((one) => [one.file, one] as const),
)('%s has the form of a decision record', (file, { text }) => {
  const number = /(\d{4})-/.exec(file)?.[1];
  const [title, , status] = text.split('\n');
  expect(title).toMatch(new RegExp(`^# ${number}: [A-Z]`));
  expect(status).toMatch(/^Date: \d{4}-\d\d-\d\d\. Status: (accepted|superseded by \d{4})\.$/);
  const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings.filter((heading) => REQUIRED.includes(heading ?? ''))).toEqual(REQUIRED);
  expect(headings.filter((heading) => ![...REQUIRED, ...OPTIONAL].includes(heading ?? ''))).toEqual([]);
});

test('no two decision records have the same number', () => {
  const numbers = documents.flatMap(({ file }) => /decisions\/(\d{4})-/.exec(file)?.[1] ?? []);
  expect(numbers).toEqual([...new Set(numbers)]);
});

const REQUIRED = ['Context', 'Decision', 'Consequences'];
const OPTIONAL = ['Rejected', 'Assumed', 'Not proven', 'Revisit'];

/** A path from the root, as documents write it. */
const PATH =
  /^(\.ci|bench|bin|deployments|docs|lambda|lib|local|policy|scripts|test)\/|^[\w-]+\.(md|json|ts|js)$/;

/** Written by a command, and named with the folder it is written to. */
const MADE_AT_RUN_TIME = /^(router-config|validation-report|access|bundle|manifest|config)\.json$/;

function leads(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : join(dirname(from), path);
  if (!existsSync(join(ROOT, target))) return false;
  return anchor === undefined || anchors(document(target).text).includes(anchor);
}

/**
 * Whether there is such a path from the root. A name without a folder may be that of a file in any folder. A fork may
 * delete a deployment that a document names; the fixtures keep one of the same name.
 */
function exists(path: string): boolean {
  const kept = path.replace(/^deployments\//, 'test/fixtures/deployments/');
  return existsSync(join(ROOT, kept)) || FILES.some((file) => basename(file) === path);
}

/** Whether a line could be shorter: code and links are not broken. */
function breakable(line: string): boolean {
  return /\S\s+\S/.test(
    line
      .trim()
      .replace(/^([-*]|\d+\.)\s+/, '')
      .replace(/`[^`]*`|\[[^\]]*\]\([^)]*\)/g, 'x'),
  );
}
