import type { z } from 'zod';
import { type Path, pathText, valueAt } from './path';

type Issue = z.core.$ZodIssue;

/**
 * For each branch of a union, how many values it refuses that another branch takes. A value that only one branch takes
 * shows which one is meant: `source: 's3://…'`. What is missing shows nothing.
 *
 * @param errors the issues of each branch with the input
 */
export function refusedAlone(errors: readonly (readonly Issue[])[], input: unknown): readonly number[] {
  const places = errors.map((issues) => new Set(issues.flatMap(placesOf)));
  return errors.map(
    (issues, branch) =>
      issues.filter(({ path, code }) => {
        if (code === 'unrecognized_keys' || path.length === 0) return false;
        if (valueAt(input, path) === undefined) return false;
        return places.some((other, index) => index !== branch && !other.has(pathText(path)));
      }).length,
  );
}

/** Where a branch does not take what is there. */
function placesOf(issue: Issue): readonly string[] {
  const keys: readonly Path[] =
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return keys.map(pathText);
}
