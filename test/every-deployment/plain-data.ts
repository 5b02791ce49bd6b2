import { readFileSync } from 'node:fs';

// A deployment is data: it has the same meaning on every machine (I11).

/** Imports of a deployment file that are more than types. */
export function runtimeImports(file: string): readonly string[] {
  return statements(file).match(/^import (?!type ).*$/gm) ?? [];
}

/** Calls, spreads, functions and ambient settings in a deployment file. */
export function computations(file: string): readonly string[] {
  return statements(file)
    .split('\n')
    .filter((line) => COMPUTES.test(line.replace(/'[^']*'|"[^"]*"/g, "''")));
}

const COMPUTES = /\.\.\.|process\.|=>|\bfunction\b(?!\s*:)|\brequire\(/;

/** The text of a file without its comments. */
function statements(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');
}
