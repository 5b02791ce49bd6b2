import { HOSTS } from '../policy/boundary';
import { code, cyclesIn, importsOf, read, SOURCE_FOLDERS, sources } from './import-graph';

// The import rules that keep the architecture visible in the folders. A new exception is a change of
// architecture: write a page in docs/decisions/ first.

const imports = SOURCE_FOLDERS.flatMap(sources).flatMap(importsOf);
const inside = imports.filter(({ target }) =>
  SOURCE_FOLDERS.some((folder) => target.startsWith(`${folder}/`)),
);

/** The floors of `lib`, lowest first. A floor imports from the floors below it, and from no folder beside it. */
const FLOORS = [
  ['config', 'resources', 'weights'],
  ['plan', 'compliance'],
  ['network', 'security', 'organization', 'proof'],
  ['audit', 'control-tower', 'gateway', 'sabotage'],
  ['hosts', 'operations'],
  ['stacks'],
  ['blueprint'],
  ['assembly'],
];

/**
 * A host is one folder, and its files are on three floors. Each floor of a host counts as a folder of its own: the
 * rules below treat `lib/hosts/vllm/schema.ts` as `lib/config/hosts/vllm/schema.ts`. Files that are not listed here are
 * on the floor of `hosts`.
 */
const HOST_FLOORS = {
  config: /^lib\/hosts\/(schemas\.ts|\w+\/(schema|checks)\b)/,
  plan: /^lib\/hosts\/(rows\.ts|host\.ts|\w+\/(rows|permissions|flows|router-model|prerequisites|rollout-percents|names|resolved-names|instance-volume)\.ts)/,
};

/** The path that the rules use for a file: its own, except for the lower floors of a host. */
function placeOf(file: string): string {
  const [floor] = Object.entries(HOST_FLOORS).find(([, files]) => files.test(file)) ?? [];
  return floor ? file.replace('lib/', `lib/${floor}/`) : file;
}

const placed = inside.map((found) => ({
  ...found,
  file: placeOf(found.file),
  target: placeOf(found.target),
}));

/** Folders of scripts/ that every command may use: how a command reads its arguments, the account it works in, and how
 * weights are staged and verified. */
const SHARED_BY_COMMANDS = ['command-line', 'account', 'images', 'pins', 'weights'];

/** What a command takes from the folder of another one: snapshots keep the compliance report, a deploy proves first and
 * runs the preflight, and stages as the commands that only stage; a teardown reads what a deploy has left, with the same
 * prices. The live proof compares what is imported as the preflight does. Its role allows what the proof calls, and has the
 * preflight's price beside it. */
const SHARED_WITH: Readonly<Record<string, readonly string[]>> = {
  snapshots: ['compliance'],
  deploy: ['preflight', 'prove', 'stage-image', 'stage-weights'],
  stage: ['stage-image', 'stage-weights'],
  destroy: ['deploy', 'preflight'],
  policy: ['preflight', 'prove'],
  prove: ['preflight'],
};

test('every folder and file of lib is on one floor', () => {
  const rooms = new Set(sources('lib').map((file) => file.split('/')[1]?.replace(/\.ts$/, '')));
  expect([...rooms].sort()).toEqual(FLOORS.flat().sort());
});

test('a folder of lib imports from lower floors only', () => {
  const floorOf = (file: string) =>
    FLOORS.findIndex((rooms) =>
      rooms.some((room) => file.startsWith(`lib/${room}/`) || file === `lib/${room}.ts`),
    );
  const offenders = placed
    .filter(({ file, target }) => floorOf(file) !== -1 && target.startsWith('lib/'))
    .filter(({ file, target }) => folderOf(file) !== folderOf(target))
    .filter(({ file, target }) => floorOf(target) === -1 || floorOf(target) >= floorOf(file));
  expect(offenders).toEqual([]);
});

test('no import cycle, between files or between folders, anywhere in the repository', () => {
  expect(cyclesIn(placed)).toEqual([]);
});

test.each([
  { what: 'two files', imports: ['a/x.ts > a/y.ts', 'a/y.ts > a/x.ts'], cycle: ['a/x.ts', 'a/y.ts'] },
  { what: 'two folders', imports: ['a/x.ts > b/y.ts', 'b/z.ts > a/v.ts'], cycle: ['a', 'b'] },
  {
    what: 'three folders',
    imports: ['c/a/x.ts > c/b/y.ts', 'c/b/z.ts > c/d/w.ts', 'c/d/v.ts > c/a/u.ts'],
    cycle: ['c/a', 'c/b', 'c/d'],
  },
])('a cycle of $what is found', ({ imports: given, cycle }) => {
  const parsed = given.map((line) => line.split(' > ')).map(([file = '', target = '']) => ({ file, target }));
  expect(cyclesIn(parsed)).toEqual([cycle]);
});

test('a file may use a subfolder that uses another file beside it', () => {
  expect(
    cyclesIn([
      { file: 'a/top.ts', target: 'a/b/x.ts' },
      { file: 'a/b/x.ts', target: 'a/base.ts' },
    ]),
  ).toEqual([]);
});

test('only bin and lib import aws-cdk-lib', () => {
  expect(importers('aws-cdk-lib').filter((file) => !/^(bin|lib)\//.test(file))).toEqual([]);
});

test.each(['lib/config/', 'lib/plan/'])('%s is pure data: it imports no CDK, types included', (folder) => {
  const offenders = importers('aws-cdk-lib').concat(importers('constructs'));
  expect(offenders.filter((file) => placeOf(file).startsWith(folder))).toEqual([]);
});

test('the proof derives what it expects independently: from lib it imports the configuration only', () => {
  const own = (target: string) => !target.startsWith('lib/') || /^lib\/(config|proof)\//.test(target);
  expect(outside('lib/proof/', own)).toEqual([]);
});

test('the sabotage of the proof knows the facts of regions and the types of the proof, and no construct or plan', () => {
  const known = (target: string) => !target.startsWith('lib/') || target.startsWith('lib/sabotage/');
  const others = outside('lib/sabotage/', known);
  expect(others.filter(({ target }) => target !== 'lib/config/facts/regions.ts')).toEqual(
    others.filter(({ target, typeOnly }) => target.startsWith('lib/proof/') && typeOnly),
  );
});

test('the proof spells the paths of the API itself: of the endpoints it imports types alone', () => {
  const rows = outside('lib/proof/', (target) => !/^policy\/endpoints(\.ts)?$/.test(target));
  expect(rows.filter(({ typeOnly }) => !typeOnly)).toEqual([]);
  expect(rows).not.toEqual([]);
});

test('outside the configuration, lib computes the policy twice: for the plan, and for the proof', () => {
  const computing = sources('lib').filter(
    (file) => !file.startsWith('lib/config/') && /\bpolicyOf\(/.test(code(file)),
  );
  expect(computing.sort()).toEqual(['lib/plan/routing.ts', 'lib/proof/expected/policy.ts']);
});

test('the policy imports nothing but itself', () => {
  expect(outside('policy/', (target) => target.startsWith('policy/'))).toEqual([]);
});

test('the lambda folder imports only the policy, itself, Node and its few runtime packages', () => {
  const allowed = (target: string) =>
    /^(lambda|policy)\//.test(target) ||
    target.startsWith('node:') ||
    /^(zod\/mini$|jose$|unpdf\/pdfjs$|@smithy\/|@aws-crypto\/)/.test(target);
  expect(outside('lambda/', allowed).filter(({ typeOnly }) => !typeOnly)).toEqual([]);
});

test('inside lambda, only the wire adapters import AWS packages', () => {
  const offenders = imports
    .filter(({ file, target }) => file.startsWith('lambda/') && /^(@smithy|@aws)/.test(target))
    .filter(({ file }) => !/^lambda\/(aws|[\w-]+\/(hosts|records|stores))\//.test(file));
  expect(offenders).toEqual([]);
});

test('inside lambda, only the authorizer verifies tokens', () => {
  expect(importers('jose').filter((file) => /^lambda\/(?!authorizer\/)/.test(file))).toEqual([]);
});

test('inside lambda, only the reader of documents reads PDFs, and the router takes no code of it but its limits, its words and how it joins lines', () => {
  expect(importers('unpdf').filter((file) => !file.startsWith('lambda/document-reader/'))).toEqual([]);
  const taken = inside.filter(
    ({ file, target }) => file.startsWith('lambda/router/') && target.startsWith('lambda/document-reader/'),
  );
  expect([...new Set(taken.map(({ target }) => target))].sort()).toEqual([
    'lambda/document-reader/limits.ts',
    'lambda/document-reader/reading.ts',
    'lambda/document-reader/unwrapped.ts',
  ]);
});

test('only index.ts depends on Lambda: no other router file names awslambda or the Lambda types', () => {
  const offenders = sources('lambda/router').filter(
    (file) => file !== 'lambda/router/index.ts' && /\bawslambda\b|from 'aws-lambda'/.test(read(file)),
  );
  expect(offenders.filter((file) => !/^lambda\/router\/platform\//.test(file))).toEqual([]);
});

test('only the start command, the trial of clients and the bench of the wire play AWS on this machine: no other command, and nothing deployed, imports local/', () => {
  const offenders = inside.filter(
    ({ file, target }) =>
      target.startsWith('local/') &&
      !/^(local\/|bench\/wire\/|scripts\/(start|clients)(\.ts$|\/))/.test(file),
  );
  expect(offenders).toEqual([]);
});

test('local/ imports no command', () => {
  expect(outside('local/', (target) => !target.startsWith('scripts/'))).toEqual([]);
});

test.each(commands())(
  'the command %s is one file that calls its own folder and the shared ones, never the folder of another command',
  (command) => {
    const own = new Set([command, ...SHARED_BY_COMMANDS, ...(SHARED_WITH[command] ?? [])]);
    const offenders = inside
      .filter(({ file }) => file === `scripts/${command}.ts` || file.startsWith(`scripts/${command}/`))
      .filter(({ target }) => target.startsWith('scripts/') && !own.has(target.split('/')[1] ?? ''));
    expect(offenders).toEqual([]);
  },
);

/**
 * The phases of a request in the router, by what they need. A phase imports from the lines above its own. `hosts` is
 * above `config`, because the configuration is made of the schemas that the hosts have for their models.
 */
const PHASES = [
  ['contract', 'detect'],
  ['hosts'],
  ['config'],
  ['platform', 'request'],
  ['call', 'decision'],
  ['records'],
  ['response'],
];

const phaseOf = (file: string) => PHASES.findIndex((phases) => phases.includes(file.split('/')[2] ?? ''));
const isInPhase = (file: string) => /^lambda\/router\/\w+\//.test(file);

test('the root of the router holds the request line, and its folders are the phases', () => {
  const parts = new Set(sources('lambda/router').map((file) => file.split('/')[2]));
  const answers = ['answer-chat.ts', 'answer-embeddings.ts', 'answer-token-count.ts'];
  const line = ['index.ts', 'router.ts', 'endpoints.ts', 'admit.ts', ...answers];
  expect([...parts].sort()).toEqual([...line, ...PHASES.flat()].sort());
});

test('a phase of the router imports nothing of a later phase, nor of the request line', () => {
  const offenders = inside
    .filter(({ file, target }) => isInPhase(file) && target.startsWith('lambda/router/'))
    .filter(({ file, target }) => file.split('/')[2] !== target.split('/')[2])
    .filter(({ file, target }) => !isInPhase(target) || phaseOf(target) >= phaseOf(file));
  expect(offenders).toEqual([]);
});

test('lib and policy read no ambient environment (I11)', () => {
  const offenders = [...sources('lib'), ...sources('policy')].filter((file) =>
    /process\.env/.test(code(file)),
  );
  expect(offenders).toEqual([]);
});

test('lib and policy read no clock: the time is an argument (I11)', () => {
  const offenders = [...sources('lib'), ...sources('policy')].filter((file) =>
    /Date\.now\b|new Date\(\)/.test(code(file)),
  );
  expect(offenders).toEqual([]);
});

test('stacks only compose: no branch and no loop with logic in a stack file', () => {
  const stacks = sources('lib/stacks').filter((file) => /extends \w*Stack\b/.test(code(file)));
  const offenders = stacks.filter((file) => /\b(if|for|while|switch)\s*\(/.test(code(file)));
  expect(offenders).toEqual([]);
});

test('no source file hard-codes the commercial partition', () => {
  const offenders = [...sources('lib'), ...sources('lambda')].filter((file) =>
    /['"`]arn:aws:/.test(code(file)),
  );
  expect(offenders).toEqual([]);
});

test('no file compares a host with a name: what differs by host is in a registry, which the compiler checks', () => {
  const comparison = new RegExp(`([!=]==|\\bcase) '(${HOSTS.join('|')})'`);
  const offenders = SOURCE_FOLDERS.flatMap(sources).filter((file) => comparison.test(code(file)));
  expect(offenders).toEqual([]);
});

test('of all files that write templates, only lib/plan/arns.ts puts an ARN together', () => {
  const putTogether = sources('lib').filter((file) => /`arn:\$\{|\bformatArn\(/.test(code(file)));
  // The proof spells what it expects by itself, and its sabotage what is foreign. Checks compare with what a deployment file says.
  const own = /^lib\/(proof|sabotage|config\/checks|hosts\/\w+\/checks)\//;
  expect(putTogether.filter((file) => !own.test(file))).toEqual(['lib/plan/arns.ts']);
});

test('the construct ids that service control policies rely on are written once', () => {
  const writing = sources('lib').filter((file) => /'(Open|Sealed)(Router|Lane)'/.test(code(file)));
  expect(writing).toEqual(['lib/plan/names.ts']);
});

// A fork edits, adds and deletes deployments. The blueprint's own tests run on fixtures, so that they do not depend on
// it.

test('no test imports a file of deployments/', () => {
  const offenders = sources('test')
    .flatMap(importsOf)
    .filter(({ target }) => target.startsWith('deployments/'));
  expect(offenders).toEqual([]);
});

test('only the suite for deployments/ reads that folder', () => {
  const withFolderOfTheirOwn = [
    'test/every-deployment/every-deployment.ts',
    'test/fixture-deployments.ts',
    'test/lib/config/find-deployment.test.ts',
  ];
  const looking = sources('test').filter(
    (file) =>
      importsOf(file).some(({ target }) => /^lib\/config\/find-deployment(\.ts)?$/.test(target)) ||
      /\bjoin\([^)]*'deployments'|\brunPolicy\(\['|'--deployment',\s'/.test(code(file)),
  );
  expect(looking.filter((file) => !withFolderOfTheirOwn.includes(file))).toEqual([
    'test/deployments.test.ts',
  ]);
});

/** `audit`, `compliance`, …: each script that lies directly in scripts/. */
function commands(): readonly string[] {
  return sources('scripts').flatMap((file) => /^scripts\/([\w-]+)\.ts$/.exec(file)?.[1] ?? []);
}

function importers(target: string): string[] {
  return imports
    .filter((found) => found.target === target || found.target.startsWith(`${target}/`))
    .map(({ file }) => file);
}

function outside(folder: string, allowed: (target: string) => boolean) {
  return imports.filter(({ file, target }) => file.startsWith(folder) && !allowed(target));
}

/** `lib/plan` of `lib/plan/arns.ts`. */
function folderOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}
