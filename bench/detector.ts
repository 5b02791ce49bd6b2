import { readFileSync } from 'node:fs';
import { Module } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { hostileTexts } from './detector/hostile-texts';
import { searchAll } from './detector/plain-expressions';

// What the detector costs on ordinary prompts, beside plain regular expressions for the same types, and how long
// a text made to be slow can hold it. Usage: node --import tsx bench/detector.ts

type Detector = typeof import('../lambda/router/detect/detect');

const ROUNDS = 30;
const KB = 1024;
const prompts: string[] = JSON.parse(
  readFileSync(join(__dirname, '../test/fixtures/pii/clean-prompts.json'), 'utf8'),
);
const { detect } = bundledDetector();

const size = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0) / KB;
const cost = (texts: readonly string[], read: (text: string) => unknown) =>
  (best(ROUNDS, () => texts.forEach(read)) * 1000) / size(texts);

const isAscii = (text: string) => !/[^\x20-\x7e\s]/.test(text);
const sets: Readonly<Record<string, readonly string[]>> = {
  'all prompts': prompts,
  'ASCII prompts': prompts.filter(isAscii),
  'prompts with other characters': prompts.filter((text) => !isAscii(text)),
  'one text of all prompts': [prompts.join('\n')],
};

console.log('ordinary text, microseconds per KB, best of', ROUNDS);
for (const [name, texts] of Object.entries(sets)) {
  const ours = cost(texts, (text) => detect([text]));
  const plain = cost(texts, searchAll);
  console.log(
    `  ${name.padEnd(32)} detector ${ours.toFixed(1).padStart(5)}   regular expressions ${plain.toFixed(1).padStart(5)}   ratio 1 : ${(plain / ours).toFixed(1)}`,
  );
}

console.log('hostile text, milliseconds per MB, best of 3');
for (const [name, text] of hostileTexts(KB * KB)) {
  console.log(
    `  ${name.padEnd(32)} ${best(3, () => detect([text]))
      .toFixed(0)
      .padStart(5)}`,
  );
}

/** The detector as it is deployed: bundled into one file, where an import is not a property look-up. */
function bundledDetector(): Detector {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, '../lambda/router/detect/detect.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  const bundle = new Module('detector') as Module & { _compile(code: string, name: string): void };
  bundle._compile(outputFiles[0]?.text ?? '', 'detector.js');
  return bundle.exports;
}

/** The shortest of several runs, in milliseconds: what the code costs when nothing else disturbs it. */
function best(rounds: number, run: () => void): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run();
    shortest = Math.min(shortest, performance.now() - start);
  }
  return shortest;
}
