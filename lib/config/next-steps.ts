import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Code = Issue['code'];
type Step = (issue: Issue, got: unknown) => string | undefined;

const step =
  <C extends Code>(
    _code: C,
    words: (issue: Extract<Issue, { code: C }>, got: unknown) => string | undefined,
  ): Step =>
  (issue, got) =>
    words(issue as Extract<Issue, { code: C }>, got);

/** What to do about a value that the schema refuses, by the kind of the problem. Lists of options have their own. */
export const NEXT_STEPS: Partial<Readonly<Record<Code, Step>>> = {
  custom: step('custom', ({ params }) => (typeof params?.fix === 'string' ? params.fix : undefined)),
  invalid_type: step('invalid_type', ({ expected }, got) => retyped(expected, got)),
  too_small: step('too_small', ({ origin, minimum }, got) => {
    if (origin === 'array') return `add to the list until it has ${minimum}`;
    return origin === 'string'
      ? `write at least ${minimum} characters`
      : `raise ${String(got)} to ${minimum} or more`;
  }),
  too_big: step('too_big', ({ origin, maximum }, got) => {
    if (origin === 'array') return `shorten the list to ${maximum}`;
    return origin === 'string'
      ? `shorten it to ${maximum} characters`
      : `lower ${String(got)} to ${maximum} or less`;
  }),
};

/** A value of the wrong type; that of a number and its digits differ by quotes only. */
function retyped(expected: string, got: unknown): string {
  if (expected === 'string' && typeof got === 'number') return 'write it in quotes';
  if ((expected === 'number' || expected === 'int') && typeof got === 'string' && /^\d+(\.\d+)?$/.test(got))
    return 'write it without quotes';
  if (expected === 'int' && typeof got === 'number')
    return `write a whole number, such as ${Math.round(got)}`;
  if (expected === 'boolean' && typeof got === 'string' && /^(true|false)$/.test(got))
    return 'write it without quotes';
  if (expected === 'array' && typeof got === 'string') return 'put it in a list: [ … ]';
  return `write ${LITERALS[expected] ?? expected} in place of ${nameOf(got)}`;
}

function nameOf(got: unknown): string {
  if (got === null || typeof got === 'boolean') return String(got);
  if (Array.isArray(got)) return 'the list';
  return got !== null && typeof got === 'object' ? 'the object' : `the ${WORDS[typeof got] ?? typeof got}`;
}

const WORDS: Readonly<Record<string, string>> = { string: 'text', number: 'number' };

const LITERALS: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list: [ … ]',
  object: 'an object: { … }',
  record: 'an object: { … }',
};
