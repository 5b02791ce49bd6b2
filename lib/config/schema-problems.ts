import type { z } from 'zod';
import { deploymentSchema } from './deployment';
import { knownKeys } from './known-keys';
import { type MovedField, movedFrom } from './moved-fields';
import { nearestWord, nearestWords } from './nearest-word';
import { NEXT_STEPS } from './next-steps';
import { type Path, pathText, valueAt } from './path';
import type { Problem } from './problem';
import { refusedAlone } from './union-branch';

type Issue = z.core.$ZodIssue;

/** The problems that the schema found, in words for the file's author instead of the parser's. */
export function schemaProblems(error: z.ZodError, input: unknown): readonly Problem[] {
  const problems = error.issues.flatMap((issue) => problemsOf(issue, issue.path, input));
  const renamed = new Set(
    problems.flatMap(({ path, fix }) => (fix.startsWith(RENAME) ? [sibling(path, fix)] : [])),
  );
  return problems.filter(({ path, got }) => got !== undefined || !renamed.has(path));
}

const RENAME = 'rename it to ';

/** The path of a mistyped key after renaming. A missing value there is the same mistake, so it is reported once. */
function sibling(path: string, fix: string): string {
  return path.replace(/[^.]*$/, fix.slice(RENAME.length));
}

function problemsOf(issue: Issue, path: Path, input: unknown): readonly Problem[] {
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path, input);
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return branches(issue.errors, path, input);
  const got = valueAt(input, path);
  const allowed = allowedBy(issue, path, input);
  return [{ path: pathText(path), got, allowed, fix: fixFor(issue, got, path, listAround(input, path)) }];
}

/** @param beside what else stands in the list, where it is one */
function fixFor(issue: Issue, got: unknown, path: Path, beside: readonly unknown[]): string {
  if (got === undefined) return addition(path);
  const options = optionsOf(issue);
  const close = typeof got === 'string' ? nearestWords(got, options.map(String)) : [];
  const meant = close.find((word) => !beside.includes(word));
  if (meant) return `write ${JSON.stringify(options.find((option) => String(option) === meant))}`;
  if (close.length > 0) return `remove it: the list already holds ${close.join(', ')}`;
  if (options.length > 0) return 'choose one of these';
  return NEXT_STEPS[issue.code]?.(issue, got) ?? `write ${issue.message}`;
}

function addition(path: Path): string {
  return path.length === 0 ? 'end the file with: export default deployment;' : `add ${String(path.at(-1))}`;
}

/** The list whose entry a path leads to; empty where it leads to none. */
function listAround(input: unknown, path: Path): readonly unknown[] {
  const around = path.length === 0 ? undefined : valueAt(input, path.slice(0, -1));
  return Array.isArray(around) ? around : [];
}

/** zod reports an unknown key at the object that contains it; the author needs the path of the key itself. */
function unknownKeys(keys: readonly string[], path: Path, input: unknown): readonly Problem[] {
  const known = knownKeys(deploymentSchema, input, path);
  return keys.map((key) => {
    const got = valueAt(input, [...path, key]);
    const moved = movedFrom([...path, key]);
    if (moved) return atItsPlace(pathText(moved.from), got, moved);
    const meant = nearestWord(key, known);
    return {
      path: pathText([...path, key]),
      got,
      allowed: `no such key; the known ones are ${known.join(', ')}`,
      fix: meant ? `${RENAME}${meant}` : 'remove it',
    };
  });
}

/** A key that an earlier release had elsewhere. */
function atItsPlace(path: string, got: unknown, { to, with: further }: MovedField): Problem {
  const [section, field] = to;
  const value = typeof got === 'string' ? `'${got}'` : further === undefined ? '…' : `{ …, ${further} }`;
  return {
    path,
    got,
    allowed: `${section}.${field}, where it is now`,
    fix: `write ${section}: { ${field}: ${value} } in its place`,
  };
}

/** For a union, the problems of the closest branch, or one problem that names all branches. */
function branches(errors: readonly (readonly Issue[])[], path: Path, input: unknown): readonly Problem[] {
  const refused = refusedAlone(errors, valueAt(input, path));
  const close = errors
    .map((issues, index) => ({ issues, refused: refused[index] ?? 0 }))
    .filter(({ issues }) => issues.some(liesInside))
    .sort((a, b) => a.refused - b.refused || a.issues.length - b.issues.length)[0]?.issues;
  if (close) return close.flatMap((issue) => problemsOf(issue, [...path, ...issue.path], input));
  const allowed = errors
    .flatMap((issues) => issues.map((issue) => allowedBy(issue, path, input)))
    .join(' or ');
  const got = valueAt(input, path);
  const fix = got === undefined ? addition(path) : 'write one of these';
  return [{ path: pathText(path), got, allowed, fix }];
}

/** Whether the value has the right kind and the problem is inside it. */
function liesInside(issue: Issue): boolean {
  return issue.path.length > 0 || issue.code === 'unrecognized_keys';
}

function allowedBy(issue: Issue, path: Path, input: unknown): string {
  if (isOurs(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return kindOfValue(issue.expected, path, input);
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(', ');
    case 'invalid_union':
      return optionsOf(issue)
        .map((option) => JSON.stringify(option))
        .join(', ');
    case 'too_small':
      return `at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `at most ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_key':
      return issue.issues.map((inner) => allowedBy(inner, path, input)).join(', ');
    default:
      return issue.message;
  }
}

/** The allowed values, if they are finite. */
function optionsOf(issue: Issue): readonly unknown[] {
  if (issue.code === 'invalid_value') return issue.values;
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options))
    return issue.options;
  return [];
}

function kindOfValue(expected: string, path: Path, input: unknown): string {
  if (expected !== 'object' && expected !== 'record') return KINDS[expected] ?? `a value of type ${expected}`;
  const keys = knownKeys(deploymentSchema, input, path);
  return keys.length > 0 ? `an object with ${keys.join(', ')}` : 'an object';
}

/** A message written in the schema replaces the one derived here. zod's own messages begin with one of these words. */
function isOurs(message: string): boolean {
  return !/^(Invalid|Too|Unrecognized)\b/.test(message);
}

function unitOf(origin: string): string {
  return origin === 'string' ? ' characters long' : origin === 'array' ? ' in the list' : '';
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
};
