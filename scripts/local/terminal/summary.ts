import path from 'node:path';
import type { SynthesizedStack } from '../assembly/read-assembly';

/** What a synth made: each stack, how many resources it has, where its template is. */
export function stackLines(stacks: readonly SynthesizedStack[]): string {
  const width = Math.max(...stacks.map(({ name }) => name.length));
  const lines = stacks.map(({ name, template, templateFile }) => {
    const count = `${Object.keys(template.Resources).length} resources`.padStart(13);
    return `  ${name.padEnd(width)}  ${count}  ${path.relative(process.cwd(), templateFile)}`;
  });
  return ['Stacks', ...lines].join('\n');
}
