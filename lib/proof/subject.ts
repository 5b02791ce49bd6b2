import type { Deployment } from '../config/deployment';
import { regionFacts } from '../config/facts/regions';
import type { Template } from './template/template';
import { createWorld, type World } from './template/world';
import { vouchedResources } from './vouched-resources';

/** The input of the proof: a deployment, and what was synthesized from it. */
export interface Subject {
  readonly deployment: Deployment;
  /** By stack name. */
  readonly stacks: Readonly<Record<string, Template>>;
  /** The `router-config.json` in the code of each function that has one, by {@link functionKey}. */
  readonly routerConfigs: Readonly<Record<string, unknown>>;
  /** The `authorizer-config.json` in the code of each function that has one, by {@link functionKey}. */
  readonly authorizerConfigs: Readonly<Record<string, unknown>>;
  /** The `chain-heads-config.json` in the code of each function that has one, by {@link functionKey}. */
  readonly chainHeadsConfigs: Readonly<Record<string, unknown>>;
  /** The code of each function whose `S3Key` is an asset of the assembly, by {@link functionKey}. */
  readonly code: Readonly<Record<string, FunctionCode>>;
  readonly manifest: Manifest;
}

/** What is in the code of a function. */
export interface FunctionCode {
  /** The path of each file, sorted. */
  readonly files: readonly string[];
  /** The folder of this repository whose bundle has the same bytes as `index.js`; `unknown` if none has. */
  readonly index: SourceFolder | 'unknown';
  /** The same for `document-reader.mjs`. @default there is no such file */
  readonly documentReader?: SourceFolder | 'unknown';
}

/** The folders whose `index.ts` is the entry of a function, or of the thread that a function starts. */
export const SOURCE_FOLDERS = [
  'lambda/router',
  'lambda/authorizer',
  'lambda/chain-heads',
  'lambda/document-reader',
] as const;
export type SourceFolder = (typeof SOURCE_FOLDERS)[number];

/** What the CDK CLI reads besides the templates: where it deploys each stack, and what it uploads. */
export interface Manifest {
  /** What `manifest.json` has besides its artifacts: versions, and context that the CLI looks up. */
  readonly sections: Readonly<Record<string, unknown>>;
  /** The entries of `manifest.json` by their ids. Their metadata is a list of what the CLI does not only print. */
  readonly artifacts: Readonly<Record<string, unknown>>;
  /** The asset manifests by their file names: the files and container images that are published. */
  readonly assets: Readonly<Record<string, unknown>>;
  /** SHA-256 of each template file, by file name. */
  readonly templateHashes: Readonly<Record<string, string>>;
  /** Files and keys that one object has twice, so that two readers may read two values. */
  readonly repeatedKeys: readonly string[];
}

/** What the CDK notes about a construct. */
export interface MetadataEntry {
  readonly type: string;
  readonly data?: unknown;
}

export const functionKey = (stack: string, logicalId: string) => `{${stack}/${logicalId}}`;

export function worldOf({ deployment, stacks }: Pick<Subject, 'deployment' | 'stacks'>): World {
  const { account, region } = deployment;
  const { partition, dnsSuffix } = regionFacts(region);
  const templates = { stacks, account, region, partition, dnsSuffix };
  return createWorld(templates, vouchedResources(deployment, templates));
}
