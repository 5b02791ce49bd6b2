import type { Deployment } from '../config/deployment';
import { regionFacts } from '../config/facts/regions';
import type { NotRead } from './template/found-value';
import type { Template } from './template/template';
import { createWorld, type World } from './template/world';
import { vouchedResources } from './vouched-resources';

/** A deployment, and what was synthesized from it. */
export interface Subject extends Found {
  readonly manifest: Manifest;
}

/** A deployment, and what is deployed in its account. */
export interface LiveSubject extends Found {
  readonly live: LiveFindings;
}

/** The input of every proof. A value of a live proof that could not be read is {@link NotRead}. */
export interface Found {
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
  readonly code: Readonly<Record<string, FunctionCode | NotRead>>;
}

/** What a live proof found besides the resources. */
export interface LiveFindings {
  readonly account: string;
  readonly region: string;
  /** When it was read: `2026-11-26T17:00:00Z`. */
  readonly at: string;
  readonly stacks: readonly DeployedStack[];
  /** How many resources of the templates were looked at. */
  readonly read: number;
  /** Where the account differs from the templates of the stacks. */
  readonly differences: readonly LiveDifference[];
  /** What could not be read, and why. */
  readonly unread: readonly UnreadPart[];
  /** Where it could not be read whether there is something that no template has. */
  readonly furtherUnread: readonly UnreadPart[];
}

export interface UnreadPart {
  readonly symbol: string;
  readonly reason: string;
}

/** A stack as CloudFormation describes it. */
export interface DeployedStack {
  readonly name: string;
  readonly status: string;
  /** @default the credentials of the caller deployed it */
  readonly role?: string;
  readonly terminationProtection: boolean;
}

/** One place of a resource. `undefined` on one side: there is nothing. Values have symbols for names. */
export interface LiveDifference {
  readonly symbol: string;
  readonly path: string;
  readonly template?: unknown;
  readonly account?: unknown;
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
