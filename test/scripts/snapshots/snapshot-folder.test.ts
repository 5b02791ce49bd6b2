import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  orphans,
  removeOrphans,
  snapshotFolder,
  writeSnapshots,
} from '../../../scripts/snapshots/snapshot-folder';

let deployments: string;
beforeEach(() => {
  deployments = mkdtempSync(join(tmpdir(), 'snapshots-'));
});
afterEach(() => rmSync(deployments, { recursive: true }));

test('what is reviewed of a deployment is kept beside its file', () => {
  expect(snapshotFolder('/some/deployments/paris.ts')).toBe('/some/deployments/snapshots/paris');
});

test('only changed files are written and reported', () => {
  const folder = join(deployments, 'snapshots/paris');
  writeSnapshots({ 'a.yaml': 'a', 'b.yaml': 'b' }, folder);
  expect(writeSnapshots({ 'a.yaml': 'a', 'b.yaml': 'changed' }, folder)).toEqual([join(folder, 'b.yaml')]);
  expect(readFileSync(join(folder, 'b.yaml'), 'utf8')).toBe('changed');
});

test('snapshots of a deployment that is gone are found and removed; those of others stay', () => {
  writeFileSync(join(deployments, 'paris.ts'), '');
  for (const name of ['paris', 'berlin'])
    mkdirSync(join(deployments, 'snapshots', name), { recursive: true });
  expect(orphans(deployments)).toEqual([join(deployments, 'snapshots/berlin')]);
  removeOrphans(deployments);
  expect(readdirSync(join(deployments, 'snapshots'))).toEqual(['paris']);
});

test('where no snapshots are kept, nothing is removed', () => {
  expect(removeOrphans(deployments)).toEqual([]);
});
