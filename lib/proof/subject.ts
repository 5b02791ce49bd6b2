import type { Deployment } from '../config/deployment';
import { regionFacts } from '../config/facts/regions';
import type { Template } from './template/template';
import { createWorld, type World } from './template/world';

/** The input of the proof: a deployment, and what was synthesized from it. */
export interface Subject {
  readonly deployment: Deployment;
  /** By stack name. */
  readonly stacks: Readonly<Record<string, Template>>;
  /** The `router-config.json` in the code of each function that has one, by {@link functionKey}. */
  readonly routerConfigs: Readonly<Record<string, unknown>>;
}

export const functionKey = (stack: string, logicalId: string) => `{${stack}/${logicalId}}`;

export function worldOf({ deployment, stacks }: Subject): World {
  const { account, region } = deployment;
  const { partition, dnsSuffix } = regionFacts(region);
  return createWorld({ stacks, account, region, partition, dnsSuffix });
}
