import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../local/fixtures/sandbox';
import type { Cell } from './ask';
import { DEPLOYMENT } from './columns';
import type { CellAt } from './page';
import { SECTIONS } from './sections';

/** Serves the deployment of the columns and asks for every cell of every section, one after the other. */
export async function runFeatures(): Promise<CellAt> {
  const folder = mkdtempSync(join(tmpdir(), 'features-'));
  const deployment = join(folder, 'sandbox.ts');
  writeFileSync(deployment, `export default ${JSON.stringify(DEPLOYMENT)};`);
  const sandbox = await startSandbox({ deployment });
  try {
    const cells = new Map<string, Cell>();
    for (const { name, columns, rows } of SECTIONS) {
      for (const row of rows) {
        for (const [, column] of columns) {
          cells.set(keyOf(name, row.name, column), await row.ask(column, sandbox.run));
        }
      }
    }
    return (...place) => cells.get(keyOf(...place)) ?? never(place);
  } finally {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  }
}

const keyOf = (...place: readonly string[]): string => place.join('\n');

function never(place: readonly string[]): never {
  throw new Error(`Nothing asked for ${place.join(', ')}.`);
}
