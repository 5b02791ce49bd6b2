import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');

/** The folders of the project that hold source code. */
export const SOURCE_FOLDERS = [
  'bench',
  'bin',
  'deployments',
  'docs',
  'lambda',
  'lib',
  'local',
  'policy',
  'scripts',
];

/** One import. `target` is a package name, or a file path from the root. */
export interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

/** Every TypeScript file below a folder, as paths from the root. None for `deployments` where a fork has deleted it. */
export function sources(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules/'))
    .map((file) => join(folder, file));
}

/** Every import of one file, `require` and `import()` of a literal included. */
export function importsOf(file: string): Import[] {
  const targets = read(file).matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|require\('([^']+)'\)|import\('([^']+)'\)/g,
  );
  return [...targets].map(([statement, from, effect, required, dynamic]) => {
    const target = from ?? effect ?? required ?? dynamic ?? '';
    return {
      file,
      typeOnly: /^\s*(import|export) type\b/.test(statement),
      target: target.startsWith('.') ? fileOf(resolve(ROOT, dirname(file), target)) : target,
    };
  });
}

/** The path from the root that an import without an ending names. */
function fileOf(path: string): string {
  const file = [path, `${path}.ts`, join(path, 'index.ts')].find(
    (name) => /\.\w+$/.test(name) && existsSync(name),
  );
  return relative(ROOT, file ?? path);
}

/** The text of one file. */
export function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** A file without its comments. */
export function code(file: string): string {
  return read(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');
}

/**
 * The import cycles between the direct children of every folder, files and subfolders alike. An import counts in the
 * lowest folder above both files, between the two children that contain them. So a file may use a subfolder that uses
 * another file beside it, but two children never use each other, directly or indirectly.
 */
export function cyclesIn(imports: readonly Pick<Import, 'file' | 'target'>[]): string[][] {
  const byFolder = new Map<string, Map<string, Set<string>>>();
  for (const { file, target } of imports) {
    const { folder, from, to } = fork(file, target);
    if (from === to) continue;
    const graph = byFolder.get(folder) ?? new Map<string, Set<string>>();
    byFolder.set(folder, graph.set(from, (graph.get(from) ?? new Set()).add(to)));
  }
  return [...byFolder].flatMap(([folder, graph]) =>
    loops(graph).map((loop) => loop.map((name) => join(folder, name))),
  );
}

/** The lowest folder above both files, and the child of it on either side. */
function fork(file: string, target: string): { folder: string; from: string; to: string } {
  const a = file.split('/');
  const b = target.split('/');
  const shared = a.findIndex((part, index) => part !== b[index]);
  const depth = shared === -1 ? a.length - 1 : shared;
  return { folder: a.slice(0, depth).join('/'), from: a[depth] ?? '', to: b[depth] ?? '' };
}

/** The groups of nodes that reach each other, each group once. */
function loops(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const reach = (start: string): Set<string> => {
    const seen = new Set<string>();
    const open = [...(graph.get(start) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(graph.get(next) ?? []));
    }
    return seen;
  };
  const reached = new Map([...graph.keys()].map((node) => [node, reach(node)]));
  const mates = [...reached].flatMap(([node, targets]) =>
    targets.has(node) ? [[...targets].filter((other) => reached.get(other)?.has(node)).sort()] : [],
  );
  return [...new Map(mates.map((loop) => [loop.join(' '), loop])).values()];
}
