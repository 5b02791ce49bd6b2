import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../local/fixtures/sandbox';
import { askFor, type Cell } from './ask';
import { COLUMNS, DEPLOYMENT } from './columns';
import { DIALECT_NAMES } from './dialects';
import type { CellOf } from './page';
import { FEATURES } from './table';

/** Serves the deployment of the columns and asks every model for every feature in every dialect, one after the other. */
export async function runFeatures(): Promise<CellOf> {
  const folder = mkdtempSync(join(tmpdir(), 'features-'));
  const deployment = join(folder, 'sandbox.ts');
  writeFileSync(deployment, `export default ${JSON.stringify(DEPLOYMENT)};`);
  const sandbox = await startSandbox({ deployment });
  try {
    const cells = new Map<string, Cell>();
    for (const dialect of DIALECT_NAMES) {
      for (const feature of FEATURES) {
        for (const [, model] of COLUMNS) {
          cells.set(keyOf(dialect, feature.name, model), await askFor(feature, dialect, model, sandbox.run));
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
