import { hasAwsCli, problemsOf } from './problems-of';

const mayBeMissing = process.env.CI !== 'true' || /\baws\b/.test(process.env.CI_WITHOUT ?? '');
if (!hasAwsCli && !mayBeMissing) throw new Error('CI needs the parser of the AWS CLI: pip install awscli');

/** `test`, or skipped by name where this machine has no AWS CLI. */
export const withAwsCli = hasAwsCli ? test : test.skip;

/**
 * Collects the commands that the tests of a file saw printed, and adds a test that a shell and the programs understand
 * each of them. Call it once, below all other tests.
 *
 * @returns a function that notes the commands of what a check found, and hands it on
 */
export function printedHere(): <T extends { readonly commands: readonly string[] } | undefined>(
  found: T,
) => T {
  const lines: string[] = [];
  afterAll(() => {
    if (hasAwsCli) expect(problemsOf(lines)).toEqual([]);
  });
  return (found) => {
    lines.push(...(found?.commands ?? []));
    return found;
  };
}
