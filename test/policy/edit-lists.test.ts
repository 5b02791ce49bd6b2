import { type Edit, editsToKeep, editsToRefuse, type Question, type WrittenPolicy } from '../../policy/edits';

const FILE: WrittenPolicy = {
  residency: 'global',
  ceilings: {},
  models: [
    { name: 'own', boundary: 'account' },
    { name: 'hosted', boundary: 'region' },
    { name: 'far', boundary: 'global' },
  ],
  callers: [{ models: 'all' }, { models: ['own', 'hosted'] }, { models: ['own'] }],
};
const about = (question: Partial<Question>): Question => ({
  lane: 'open',
  caller: 0,
  dataClass: 'public',
  model: 0,
  ...question,
});
const disallowing = (edits: readonly Edit[]) => edits.filter(({ kind }) => kind === 'disallow-model');

test('to refuse a model to a caller that may use all, the caller is left the names of all others', () => {
  expect(disallowing(editsToRefuse(FILE, about({ caller: 0, model: 1 })))).toEqual([
    { kind: 'disallow-model', caller: 0, models: ['own', 'far'] },
  ]);
});

test('to refuse a model to a caller that names its models, the caller is left the others it names', () => {
  expect(disallowing(editsToRefuse(FILE, about({ caller: 1, model: 1 })))).toEqual([
    { kind: 'disallow-model', caller: 1, models: ['own'] },
  ]);
});

test('a caller is never left without any model: no edit takes its only one', () => {
  expect(disallowing(editsToRefuse(FILE, about({ caller: 2, model: 0 })))).toEqual([]);
});

test('a model that answers outside the account is refused by the next nearer ceiling, after the narrower edit', () => {
  expect(editsToRefuse(FILE, about({ caller: 1, model: 1, dataClass: 'internal' }))).toEqual([
    { kind: 'disallow-model', caller: 1, models: ['own'] },
    { kind: 'lower-ceiling', dataClass: 'internal', to: 'account' },
  ]);
});

test('where neither caller nor ceiling can refuse a model, it is removed', () => {
  expect(editsToRefuse(FILE, about({ caller: 2, model: 0 }))).toEqual([{ kind: 'remove-model', model: 0 }]);
});

test('a model that can be refused otherwise is not removed', () => {
  const kinds = editsToRefuse(FILE, about({ caller: 0, model: 0 })).map(({ kind }) => kind);
  expect(kinds).not.toContain('remove-model');
});

test.each([
  ['keep', editsToKeep],
  ['refuse', editsToRefuse],
])('to %s a model that the file does not have is an error that says how many there are', (_what, edits) => {
  const missing = () => edits(FILE, about({ model: 3 }));
  expect(missing).toThrow(new RangeError('no model at place 3; there are 3'));
});
