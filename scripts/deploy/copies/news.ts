import { knownFailure } from '../failures/known-failures';

/**
 * Prints what services report, one line each. Where something is known about it, what it means and what to do follow the
 * first time: a service repeats its attempts.
 *
 * @param typed the name or path by which the user named the deployment
 */
export function createNews(print: (line: string) => void, typed: string): (words: string) => void {
  const told = new Set<string>();
  return (words) => {
    print(`  ${words.replace(/\s+/g, ' ').trim()}`);
    const known = knownFailure(words);
    if (!known || told.has(known.kind)) return;
    told.add(known.kind);
    print(`    ${known.means}`);
    print(`    Next: ${known.next.replaceAll('<deployment>', typed)}`);
  };
}
