import type { ImportMap } from './import-map';

export interface NearTests {
  /** The nearest test files of each changed file: those with the fewest imports between; itself, if it is a test. */
  readonly near: readonly string[];
  /** Every other test file that depends on a changed file. */
  readonly further: readonly string[];
  /** Changed source files that no test depends on. */
  readonly untested: readonly string[];
}

/** The tests to run after a change. Documents have the tests of `test/docs/`. */
export function nearTests(changed: readonly string[], imports: ImportMap): NearTests {
  const importers = reversed(imports);
  const found = changed.map((file) => ({ file, levels: testsOf(file, importers) }));
  const documents = changed.some((file) => file.endsWith('.md'))
    ? [...imports.keys()].filter((file) => file.startsWith('test/docs/') && isTest(file))
    : [];
  const near = new Set([...found.flatMap(({ levels: [nearest = []] }) => nearest), ...documents]);
  const further = new Set(found.flatMap(({ levels }) => levels.flat()).filter((file) => !near.has(file)));
  return {
    near: [...near].sort(),
    further: [...further].sort(),
    untested: found
      .filter(({ file, levels }) => /\.(ts|js|json)$/.test(file) && levels.length === 0)
      .map(({ file }) => file),
  };
}

const isTest = (file: string) => file.endsWith('.test.ts');

function reversed(imports: ImportMap): ImportMap {
  const importers = new Map<string, string[]>();
  for (const [file, targets] of imports) {
    for (const target of targets) importers.set(target, [...(importers.get(target) ?? []), file]);
  }
  return importers;
}

/** The test files that depend on a file: first those with the fewest imports between. */
function testsOf(file: string, importers: ImportMap): readonly (readonly string[])[] {
  const levels: string[][] = [];
  const seen = new Set<string>();
  for (let level = [file]; level.length > 0; ) {
    for (const one of level) seen.add(one);
    levels.push(level.filter(isTest));
    level = [...new Set(level.flatMap((one) => importers.get(one) ?? []))].filter((one) => !seen.has(one));
  }
  return levels.filter((tests) => tests.length > 0);
}
