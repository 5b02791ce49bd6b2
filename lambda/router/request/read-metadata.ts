import { type Declared, readDeclared } from './classify/declared';
import { type Fields, isObject, kindOf } from './fields';
import type { Problems } from './problems';

// OpenAI's own limits.
const MAX_PAIRS = 16;
const MAX_KEY = 64;
const MAX_VALUE = 512;

/** Reads the caller's labels. The router uses `data_class` only, and neither forwards nor stores any of them. */
export function readMetadata(fields: Fields, problems: Problems): Readonly<Record<string, string>> {
  const value = fields.take('metadata');
  if (value === undefined) return {};
  if (!isObject(value)) {
    problems.add('invalid_type', 'metadata', `must be an object of strings, not ${kindOf(value)}`);
    return {};
  }
  const labels = Object.entries(value).filter(([, label]) => label !== null);
  if (!labels.every(([key, label]) => isLabel(label, key))) {
    problems.add(
      'invalid_type',
      'metadata',
      'must hold strings, numbers, true and false only; data_class a string',
    );
    return {};
  }
  const pairs = labels.map(([key, label]) => [key, String(label)] as const);
  const fits = ([key, text]: readonly [string, string]) => key.length <= MAX_KEY && text.length <= MAX_VALUE;
  if (pairs.length > MAX_PAIRS || !pairs.every(fits)) {
    const limits = `${MAX_PAIRS} pairs, keys of ${MAX_KEY} and values of ${MAX_VALUE} characters`;
    problems.add('invalid_value', 'metadata', `must hold at most ${limits}`);
  }
  return Object.fromEntries(pairs);
}

/** The class that a label declares, as a parsed request has it; nothing where there is no such label. */
export const declaredBy = (label: string | undefined): { readonly declared?: Declared } =>
  label === undefined ? {} : { declared: readDeclared(label) };

/** OpenAI's labels are strings; clients also send numbers and booleans. */
const isLabel = (label: unknown, key: string): boolean =>
  typeof label === 'string' ||
  (key !== 'data_class' && (typeof label === 'number' || typeof label === 'boolean'));
