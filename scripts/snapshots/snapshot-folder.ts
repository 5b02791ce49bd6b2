import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { deploymentNames } from '../../lib/config/find-deployment';
import type { Snapshots } from './snapshots-of';

const FOLDER = 'snapshots';

/** Where the snapshots of a deployment file are kept: `deployments/a.ts` → `deployments/snapshots/a`. */
export function snapshotFolder(deploymentFile: string): string {
  return join(dirname(deploymentFile), FOLDER, basename(deploymentFile, '.ts'));
}

/** Writes what differs from the files of a folder, and nothing else. @returns the files written */
export function writeSnapshots(snapshots: Snapshots, folder: string): readonly string[] {
  const changed = Object.entries(snapshots)
    .map(([name, text]) => ({ file: join(folder, name), text }))
    .filter(({ file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of changed) writeFileSync(file, text);
  return changed.map(({ file }) => file);
}

/** Snapshots of deployments that are no longer in a folder. */
export function orphans(deployments: string): readonly string[] {
  const folder = join(deployments, FOLDER);
  if (!existsSync(folder)) return [];
  const names = deploymentNames(deployments);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !names.includes(entry.name))
    .map(({ name }) => join(folder, name));
}

/** Removes them. @returns what was removed */
export function removeOrphans(deployments: string): readonly string[] {
  const removed = orphans(deployments);
  for (const folder of removed) rmSync(folder, { recursive: true });
  return removed;
}
