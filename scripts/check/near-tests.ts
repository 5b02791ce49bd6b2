import type { ImportMap } from './import-map';

export interface NearTests {
  /** Test files that changed, that import a changed file, or that import a file that imports one. */
  readonly near: readonly string[];
  /** Test files that depend on a changed file through more files than that. */
  readonly further: readonly string[];
  /** Changed source files that no test depends on. */
  readonly untested: readonly string[];
}

/** How many source files may be between a test and a changed file. Helpers of tests do not count. */
const BETWEEN = 1;

/** The tests to run after a change, nearest first by what they import. Documents have the tests of `test/docs/`. */
export function nearTests(changed: readonly string[], imports: ImportMap): NearTests {
  const importers = reversed(imports);
  const steps = new Map<string, number>();
  for (const file of changed) walk(file, importers, steps);
  const reached = [...steps].filter(([file]) => isTest(file) && imports.has(file));
  const documents = changed.some((file) => file.endsWith('.md'))
    ? [...imports.keys()].filter((file) => file.startsWith('test/docs/') && isTest(file))
    : [];
  const near = reached.filter(([, between]) => between <= BETWEEN).map(([file]) => file);
  return {
    near: [...new Set([...near, ...documents])].sort(),
    further: reached
      .filter(([file, between]) => between > BETWEEN && !documents.includes(file))
      .map(([file]) => file)
      .sort(),
    untested: changed.filter(
      (file) => /\.(ts|js|json)$/.test(file) && !isTest(file) && !isReached(file, importers),
    ),
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

/** Adds to `steps` how many source files are between each file and the changed one, where that is fewer than known. */
function walk(changed: string, importers: ImportMap, steps: Map<string, number>): void {
  const open: (readonly [string, number])[] = [[changed, 0]];
  for (let next = open.shift(); next; next = open.shift()) {
    const [file, between] = next;
    if ((steps.get(file) ?? Number.POSITIVE_INFINITY) <= between) continue;
    steps.set(file, between);
    const counted = file === changed || file.startsWith('test/') ? 0 : 1;
    for (const importer of importers.get(file) ?? []) open.push([importer, between + counted]);
  }
}

function isReached(file: string, importers: ImportMap): boolean {
  const steps = new Map<string, number>();
  walk(file, importers, steps);
  return [...steps.keys()].some(isTest);
}
