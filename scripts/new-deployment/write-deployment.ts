import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESERVED_WORDS } from '../../lib/config/checks/names';
import { deploymentSchema } from '../../lib/config/deployment';
import { REGION_NAMES, regionFacts } from '../../lib/config/facts/regions';
import { regionsByHome } from '../../lib/config/home';
import { regionMeant } from '../../lib/config/nearest-region';
import { deploymentSource } from './deployment-source';
import { freeBlock } from './free-block';
import { planFor } from './region-plan';

export interface NewDeployment {
  readonly region: string;
  /** Also the file's name. @default the region */
  readonly name?: string;
  /** Where the file goes. */
  readonly folder: string;
}

/** What was written or refused, in sentences; `file` only where one was written. */
export interface Written {
  readonly file?: string;
  readonly sentences: readonly string[];
}

/** Writes a new deployment file from the facts of its region. Never overwrites one. */
export function writeDeployment({ region, name = region, folder }: NewDeployment): Written {
  if (!REGION_NAMES.includes(region)) return { sentences: [unknown(region)] };
  const named = deploymentSchema.shape.name.safeParse(name);
  if (!named.success) return { sentences: [`--name ${name}: write ${named.error.issues[0]?.message}`] };
  if (RESERVED_WORDS.includes(name)) {
    return {
      sentences: [`--name ${name}: the word has another meaning in records or in code; say more in the name`],
    };
  }
  const file = join(folder, `${name}.ts`);
  if (existsSync(file)) {
    return { sentences: [`${file} exists and is left as it is; choose another name with --name`] };
  }
  const plan = planFor(regionFacts(region));
  if (!('facts' in plan)) return { sentences: plan.lacks };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, deploymentSource(plan, name, freeBlock(folder)), { flag: 'wx' });
  return { file, sentences: [`wrote ${file}`, ...plan.lacks] };
}

function unknown(region: string): string {
  return `${region} is not a region the blueprint has facts about${regionMeant(region)}: its zones, prefix lists and GPU families are missing in lib/config/facts/regions.json. Known, by jurisdiction: ${regionsByHome()}`;
}
