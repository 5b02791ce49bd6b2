import { prove } from '../../../lib/proof/prove';
import { addedTypes } from '../../../lib/sabotage/additions/added-types';
import { cdkTypes } from '../../../lib/sabotage/additions/cdk-types';
import { HOSTILE_PROPERTIES, hostileProperties } from '../../../lib/sabotage/additions/hostile-properties';
import { HOSTILE_RESOURCES } from '../../../lib/sabotage/additions/hostile-resources';
import { AREA_OF, AREAS } from '../../../lib/sabotage/areas';
import {
  BUNDLED,
  HARMLESS_KINDS,
  MANIFEST,
  MUTATION_KINDS,
  pathText,
  TEMPLATE,
} from '../../../lib/sabotage/change';
import { edited } from '../../../lib/sabotage/edit';
import { EXPLAINED_SURVIVORS, explains } from '../../../lib/sabotage/explained-survivors';
import { resourcesOf } from '../../../lib/sabotage/found';
import { harmlessChangesOf } from '../../../lib/sabotage/harmless-changes';
import { mutationsOf } from '../../../lib/sabotage/mutations';
import { tryEdits } from '../../../lib/sabotage/outcome';
import { idMatches } from '../../../lib/sabotage/pattern';
import { sample } from '../../../lib/sabotage/sample';
import { isClean, scoreOf } from '../../../lib/sabotage/score';
import { ROWS, statedClaims } from '../../../lib/sabotage/stated-claims';
import { strangerTo } from '../../../lib/sabotage/stranger';
import { proverOfChanges } from '../../../scripts/prove/mutate/prover-of-changes';
import { FIXTURES } from '../../fixture-deployments';
import { subjectOf } from '../proof/subjects';

// What must be true of the fixtures together: nothing in them is unknown to the sabotage, and nothing in the sabotage is
// for none of them.

const subjects = FIXTURES.map(subjectOf);
const types = [
  ...new Set(subjects.flatMap((subject) => resourcesOf(subject).map(({ type }) => type))),
].sort();
const known = cdkTypes();
const NOTHING = { type: 'AWS::Kinesis::Stream', where: '{stack/Stream}', path: [] };
const mutations = subjects.flatMap((subject) => mutationsOf(subject, known.slice(0, 1)));
const properties = subjects.flatMap((subject) =>
  hostileProperties(subject, strangerTo(subject.deployment.region)),
);
const harmless = subjects.map((subject) => ({ subject, changes: harmlessChangesOf(subject) }));

test.each(types)('the area of %s is known, and so is the type to the CDK', (type) => {
  expect(AREAS).toContain(AREA_OF[type]);
  expect(known).toContain(type);
});

test('every type with an area is one of a fixture, or one that is added beside them', () => {
  const others = [TEMPLATE, BUNDLED, MANIFEST, 'AWS::EC2::SecurityGroupEgress'];
  expect(Object.keys(AREA_OF).filter((type) => !types.includes(type) && !others.includes(type))).toEqual([]);
});

const ids = prove(subjectOf('eu-central-1')).claims.map(({ id }) => id);
const stated = [...new Set(ROWS.flatMap(({ claims }) => claims))].filter((id) => id !== '*');

test('every claim of the proof is one that some mutation should break', () => {
  const byMutations = [...stated, ...statedClaims({ kind: 'add-type', target: NOTHING })];
  expect(ids.filter((id) => !idMatches(byMutations, id))).toEqual([]);
});

test.each(stated)('%s, which mutations should break, is a claim of the proof', (family) => {
  expect(ids.some((id) => idMatches([family], id))).toBe(true);
});

test.each(MUTATION_KINDS)('the fixtures have mutations of the kind %s', (kind) => {
  expect(mutations.some((mutation) => mutation.kind === kind)).toBe(true);
});

test.each(HARMLESS_KINDS)('every fixture has harmless changes of the kind %s', (kind) => {
  for (const { changes } of harmless) expect(changes.some((change) => change.kind === kind)).toBe(true);
});

test.each(HOSTILE_RESOURCES)('some fixture has something beside which there can be $how', ({ how, type }) => {
  expect(mutations.some((one) => one.target.type === type && one.how.startsWith(`${how}, beside`))).toBe(
    true,
  );
});

test.each(HOSTILE_PROPERTIES)(
  'some $type of a fixture lacks $path, or has another value',
  ({ type, path }) => {
    const lacking = properties.some(
      ({ target }) => target.type === type && pathText(target) === `Properties/${path}`,
    );
    expect(lacking).toBe(true);
  },
);

test('every type that is added with hostile intent is one the CDK knows, or a custom one', () => {
  const added = HOSTILE_RESOURCES.map(({ type }) => type);
  expect(added.filter((type) => !known.includes(type) && !type.startsWith('Custom::'))).toEqual([]);
});

test.each(EXPLAINED_SURVIVORS.flatMap((one) => one.paths.map((path) => ({ ...one, path }))))(
  'the explanation of $types $path is for something in a fixture',
  ({ path, ...one }) => {
    expect(mutations.some((mutation) => explains({ ...one, paths: [path] }, mutation))).toBe(true);
  },
);

test('the CDK knows more than a thousand types, and a resource of each is added', () => {
  const subject = subjectOf('starter');
  expect(known.length).toBeGreaterThan(1000);
  const after = addedTypes(subject, ['AWS::SQS::Queue', 'AWS::EC2::Instance']).map(({ edits }) =>
    Object.values(edited(subject, edits).stacks).flatMap(({ Resources }) => Object.values(Resources)),
  );
  expect(after).toEqual([
    expect.arrayContaining([{ Type: 'AWS::SQS::Queue', Properties: {} }]),
    expect.arrayContaining([{ Type: 'AWS::EC2::Instance', Properties: {} }]),
  ]);
});

test('no renamed resource is referred to by its old logical id', () => {
  for (const { subject, changes } of harmless) {
    for (const { kind, target, edits } of changes) {
      if (kind !== 'logical-id') continue;
      const [, stack = '', id = ''] = /^\{(.*)\/(.*)\}$/.exec(target.where) ?? [];
      const json = JSON.stringify(edited(subject, edits).stacks[stack]);
      expect([target.where, json.includes(`"${id}"`)]).toEqual([target.where, false]);
    }
  }
});

// Samples of what `npm run prove -- <deployment> --mutate` tries whole: of a hosted-only deployment, and of a hybrid one
// whose callers have bearer credentials.
test.each([
  { name: 'starter', mutated: 100, unharmed: 30 },
  { name: 'eu-central-1', mutated: 30, unharmed: 15 },
])(
  'of a sample of $name, the proof notices each mutation that is not explained, and accepts each harmless change',
  ({ name, mutated, unharmed }) => {
    const SEED = 20261125;
    const subject = subjectOf(name);
    const proveChanged = proverOfChanges(subject);
    const score = scoreOf({
      mutations: sample(mutationsOf(subject, known), mutated, SEED).map((change) => ({
        change,
        judged: tryEdits(proveChanged, subject, change.edits, statedClaims(change)),
      })),
      harmless: sample(harmlessChangesOf(subject), unharmed, SEED).map((change) => ({
        change,
        judged: tryEdits(proveChanged, subject, change.edits, []),
      })),
      whole: false,
    });
    const { unexplained, crashed, falseAlarms } = score;
    expect({ unexplained, crashed, falseAlarms }).toEqual({ unexplained: [], crashed: [], falseAlarms: [] });
    expect(isClean(score)).toBe(true);
    expect(score.outcomes.stated).toBeGreaterThan(score.outcomes.another);
  },
  120_000,
);
