import { hasAwsCli, problemsOf } from './problems-of';

const mayBeMissing = process.env.CI !== 'true' || /\baws\b/.test(process.env.CI_WITHOUT ?? '');
if (!hasAwsCli && !mayBeMissing) throw new Error('CI needs the parser of the AWS CLI: pip install awscli');

/** `test`, or skipped by name where this machine has no AWS CLI. */
export const withAwsCli = hasAwsCli ? test : test.skip;

/**
 * Collects the commands that the tests of a file saw printed. After them, the file fails if a shell or a program does
 * not understand one, or if one has a `<placeholder>` in place of a variable. Call it once, at the top of the file.
 *
 * @returns a function that notes the commands of what a check found, and hands it on
 */
export function printedHere(): <T extends { readonly commands: readonly string[] } | undefined>(
  found: T,
) => T {
  // The first command loads a service into the parser, which takes seconds on a busy machine.
  jest.setTimeout(60_000);
  const lines: string[] = [];
  afterAll(() => {
    if (hasAwsCli) expect(problemsOf(lines)).toEqual([]);
    // A shell reads `<` as a redirection. A value that a person fills in is a variable that the words name.
    expect(lines.filter((line) => /<[a-z]/i.test(line))).toEqual([]);
  });
  return (found) => {
    lines.push(...(found?.commands ?? []));
    return found;
  };
}
