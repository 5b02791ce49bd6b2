import { rulesOf } from '../../config/account-rules';
import type { Deployment } from '../../config/deployment';
import { regionFacts } from '../../config/facts/regions';
import type { StackName } from '../matching/expected';
import { irrelevant, optional, type Rule, type Rules, text } from '../matching/rule';
import { STACK_TAGS } from '../matching/tags';
import type { Manifest } from '../subject';
import { assetBucketOf, stackOf as stackNameOf } from './account-rules';
import { STACK_METADATA } from './artifact-metadata';

const STACKS: readonly StackName[] = ['foundation', 'inference', 'gateway', 'operations'];

/** Prints names, versions and construct trees; the CLI deploys and uploads nothing because of it. */
const PRINTED = irrelevant('the CLI prints it');
const ORDER = irrelevant('it orders the deploys; a stack before one that it imports from fails');
const VERSION = irrelevant('a bootstrap stack or a CLI that is too old fails the deploy');

/**
 * What the CDK CLI reads: exactly four stacks of this account and region, deployed from the templates that the proof
 * reads, with the roles of the CDK bootstrap or, without one, with the credentials of the caller; and nothing else to
 * deploy, upload or run.
 */
export function expectedManifest(deployment: Deployment, { templateHashes, codeKeysIn }: FoundFiles): Rules {
  const names = STACKS.map((part) => [part, stackNameOf(deployment, part)] as const);
  const way = wayOf(deployment);
  const keyOf = (name: string) => `${templateHashes[`${name}.template.json`] ?? 'no template'}.json`;
  const byName = (ruleOf: (name: string, part: StackName) => Rule, suffix = '') =>
    Object.fromEntries(names.map(([part, name]) => [`${name}${suffix}`, ruleOf(name, part)]));
  return {
    // No `missing`: the CLI would look context up in any account, with any role.
    sections: { version: VERSION, minimumCliVersion: VERSION },
    artifacts: {
      ...byName((name, part) => stackOf(way, { name, part, templateKey: keyOf(name) })),
      ...byName((name) => assetManifestOf(way, name), '.assets'),
      Tree: optional({ type: 'cdk:tree', properties: { file: 'tree.json' } }),
      'aws-cdk-lib/feature-flag-report': optional({ type: 'cdk:feature-flag-report', properties: PRINTED }),
    },
    uploads: byName(
      (name) => ({
        version: VERSION,
        dockerImages: {},
        files: [
          upload(way, `${name}.template.json`, 'file', keyOf(name)),
          ...codeKeysIn(name).map((key) => upload(way, `asset.${key.replace(/\.zip$/, '')}`, 'zip', key)),
        ],
      }),
      '.assets.json',
    ),
    templateHashes: byName(() => HASH, '.template.json'),
  };
}

/** What the bootstrap's bucket names the uploads by. */
export interface FoundFiles extends Pick<Manifest, 'templateHashes'> {
  /** The `S3Key` of each function of a stack. */
  readonly codeKeysIn: (stack: string) => readonly string[];
}

/** One file or folder that the CLI uploads. A `source` with a command to run would be a property without a rule. */
const upload = (way: Way, path: string, packaging: 'file' | 'zip', objectKey: string): Rules => ({
  displayName: PRINTED,
  source: { path, packaging },
  destination: {
    bucketName: way.bucket,
    objectKey,
    region: way.region,
    ...(way.bootstrap && { assumeRoleArn: way.bootstrap.publish }),
  },
});

/** SHA-256, by which the bucket names a file. */
const HASH = text('a SHA-256', (found) => /^[0-9a-f]{64}$/.test(found));

/** Where the CLI uploads, and with which roles it deploys; without a bootstrap it uses the credentials that it has. */
function wayOf(deployment: Deployment) {
  const { account, region } = deployment;
  return {
    environment: `aws://${account}/${region}`,
    bucket: assetBucketOf(deployment),
    region,
    bootstrap: bootstrapOf(deployment),
  };
}

type Way = ReturnType<typeof wayOf>;

/** The roles that the file names; otherwise those with the names of `cdk bootstrap`. */
function bootstrapOf(deployment: Deployment) {
  const { account, region } = deployment;
  const { synthesis } = rulesOf(deployment);
  if (synthesis.kind !== 'bootstrap') return undefined;
  const role = (purpose: string) =>
    `arn:\${AWS::Partition}:iam::${account}:role/cdk-${synthesis.qualifier}-${purpose}-role-${account}-${region}`;
  return {
    deploy: synthesis.deployRole ?? role('deploy'),
    execute: synthesis.executionRole ?? role('cfn-exec'),
    publish: synthesis.publishingRole ?? role('file-publishing'),
    lookup: synthesis.lookupRole ?? role('lookup'),
    version: {
      requiresBootstrapStackVersion: VERSION,
      // The CLI prints the value of the parameter if it is no version that is new enough.
      bootstrapStackVersionSsmParameter: `/cdk-bootstrap/${synthesis.qualifier}/version`,
    },
  };
}

/** The role with which CloudFormation deploys the stacks, and which of them it protects from deletion. */
export function rolesOfStacks(deployment: Deployment) {
  const { account, region } = deployment;
  const bootstrap = bootstrapOf(deployment);
  const place = [
    [`\${AWS::Partition}`, regionFacts(region).partition],
    [`\${AWS::AccountId}`, account],
    [`\${AWS::Region}`, region],
  ] as const;
  return {
    role: place.reduce<string | undefined>(
      (role, [name, value]) => role?.replaceAll(name, value),
      bootstrap?.execute,
    ),
    isProtected: (name: string) => name === stackNameOf(deployment, 'foundation'),
  };
}

interface StackRow {
  readonly name: string;
  readonly part: StackName;
  /** The key of the template's upload. */
  readonly templateKey: string;
}

const stackOf = ({ environment, bucket, bootstrap }: Way, { name, part, templateKey }: StackRow): Rules => ({
  type: 'aws:cloudformation:stack',
  environment,
  dependencies: ORDER,
  displayName: PRINTED,
  additionalMetadataFile: optional(`${name}.metadata.json`),
  metadata: STACK_METADATA,
  properties: {
    templateFile: `${name}.template.json`,
    // What holds data is protected from a deletion of its stack.
    terminationProtection: part === 'foundation',
    tags: STACK_TAGS,
    validateOnSynth: PRINTED,
    stackTemplateAssetObjectUrl: `s3://${bucket}/${templateKey}`,
    additionalDependencies: ORDER,
    ...(bootstrap && {
      assumeRoleArn: bootstrap.deploy,
      cloudFormationExecutionRoleArn: bootstrap.execute,
      ...bootstrap.version,
      lookupRole: { arn: bootstrap.lookup, ...bootstrap.version },
    }),
  },
});

const assetManifestOf = ({ bootstrap }: Way, name: string): Rules => ({
  type: 'cdk:asset-manifest',
  properties: { file: `${name}.assets.json`, ...bootstrap?.version },
});
