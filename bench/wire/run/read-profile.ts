import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContestantId } from '../plan/contestants';
import type { CpuProfile } from '../result/profile-shares';

/** The CPU profile that a contestant wrote when it ended; `undefined` where it ran no case. */
export function readProfile(folder: string, id: ContestantId): CpuProfile | undefined {
  const file = join(folder, `${id}.cpuprofile`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CpuProfile) : undefined;
}
