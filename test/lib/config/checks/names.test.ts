import { RESERVED_BEGINNINGS, RESERVED_WORDS } from '../../../../lib/config/checks/names';
import { AUTO } from '../../../../policy/candidates';
import sandbox from '../../../fixtures/deployments/sandbox';
import starter from '../../../fixtures/deployments/starter';
import { changed, problemsAfter, problemsIn } from '../changed';

/** The words that the form of a name leaves possible: lower-case letters, digits and hyphens. */
const WRITABLE = RESERVED_WORDS.filter((word) => /^[a-z][a-z0-9-]*$/.test(word));

/** One word of each field of a record that has a list of words. */
const OF_RECORDS = [
  'sealed',
  'restricted',
  'account',
  'bedrock',
  'within-ceiling',
  'partial',
  'timeout',
  'stop',
];

test.each(WRITABLE.filter((word) => word !== AUTO))('no model is named %s', (word) => {
  const problems = problemsAfter({ 'models[0].name': word, 'models[1].fallbacks': [] }, starter);
  expect(problems).toContainEqual(
    expect.objectContaining({
      path: 'models[0].name',
      got: word,
      allowed: expect.stringContaining(`; ${word}: `),
    }),
  );
});

test.each(WRITABLE)('no caller is named %s', (word) => {
  expect(problemsAfter({ 'callers[0].name': word })).toEqual([
    expect.objectContaining({
      path: 'callers[0].name',
      got: word,
      fix: expect.stringContaining(`${word}-1`),
    }),
  ]);
});

test.each(WRITABLE)('no deployment is named %s', (word) => {
  expect(problemsAfter({ name: word })).toEqual([expect.objectContaining({ path: 'name', got: word })]);
});

test.each(['unknown', 'auto', 'none', 'anonymous', 'constructor', 'prototype', 'then', ...OF_RECORDS])(
  '%s is a reserved word',
  (word) => {
    expect(WRITABLE).toContain(word);
  },
);

test.each(['unknown-model', 'auto-claims', 'restricted-data', 'constructors'])(
  'a longer name may contain a reserved word: %s',
  (name) => {
    expect(problemsIn(changed({ 'callers[0].name': name }))).toEqual([]);
  },
);

test('of several reserved names each is reported', () => {
  const paths = problemsAfter({ 'callers[0].name': 'unknown', 'callers[1].name': 'none', name: 'all' }).map(
    ({ path }) => path,
  );
  expect(paths).toEqual(['name', 'callers[0].name', 'callers[1].name']);
});

test.each(RESERVED_BEGINNINGS)(
  'no deployment has a name that begins with %s, with GPUs or without',
  (word) => {
    for (const name of [word, `${word}-claims`, `${word}1`]) {
      for (const base of [sandbox, starter]) {
        expect(problemsAfter({ name }, base)).toEqual([
          expect.objectContaining({ path: 'name', got: name, fix: expect.stringContaining(`llm-${name}`) }),
        ]);
      }
    }
  },
);

test.each(['llm-aws', 'my-ecs', 'aw-s', 'ec-s'])('a name may have such a word elsewhere: %s', (name) => {
  expect(problemsAfter({ name })).toEqual([]);
});

test('the proposed name of a deployment fits', () => {
  const [problem] = problemsAfter({ name: `aws-${'x'.repeat(20)}` });
  expect(problemsAfter({ name: problem?.fix.split(' ').at(-1) })).toEqual([]);
});
