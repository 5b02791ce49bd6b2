import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The files of this repository that each file imports, by paths from the root. Types count as well. */
export type ImportMap = ReadonlyMap<string, readonly string[]>;

/** Reads the imports of every source file that git tracks or that is new. */
export function importMap(root: string): ImportMap {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '*.ts', '*.js'];
  const { stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const files = stdout.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)));
  return new Map(files.map((file) => [file, importsOf(root, file)]));
}

const SPECIFIER = /(?:from\s*|import\s*\(?\s*|require(?:Actual)?\s*\(\s*)'(\.{1,2}\/[^']+)'/g;

function importsOf(root: string, file: string): readonly string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const specifiers = [...text.matchAll(SPECIFIER)].map(([, specifier = '']) => specifier);
  return specifiers.flatMap((specifier) => {
    const target = path.join(path.dirname(file), specifier);
    const found = [target, `${target}.ts`, `${target}.js`, path.join(target, 'index.ts')].find(
      (one) => path.extname(one) !== '' && existsSync(path.join(root, one)),
    );
    return found === undefined ? [] : [found];
  });
}
