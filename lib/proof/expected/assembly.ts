import type { Deployment } from '../../config/deployment';
import type { StackName } from '../matching/expected';
import { irrelevant, optional, type Rule, type Rules, text } from '../matching/rule';
import { STACK_TAGS } from '../matching/tags';
import type { Manifest } from '../subject';
import { STACK_METADATA } from './artifact-metadata';

const STACKS: readonly StackName[] = ['foundation', 'inference', 'gateway', 'operations'];

/** Prints names, versions and construct trees; the CLI deploys and uploads nothing because of it. */
const PRINTED = irrelevant('the CLI prints it');
const ORDER = irrelevant('it orders the deploys; a stack before one that it imports from fails');
const VERSION = irrelevant('a bootstrap stack or a CLI that is too old fails the deploy');
/** The CLI prints the value of the parameter if it is no version that is new enough. */
const VERSION_PARAMETER = '/cdk-bootstrap/hnb659fds/version';

/**
 * What the CDK CLI reads: exactly four stacks of this account and region, deployed with the roles of the CDK bootstrap
 * from the templates that the proof reads, and nothing else to deploy, upload or run.
 */
export function expectedManifest(deployment: Deployment, { templateHashes, codeKeysIn }: FoundFiles): Rules {
  const names = STACKS.map((part) => [part, `${deployment.name}-${part}`] as const);
  const bootstrap = bootstrapOf(deployment);
  const keyOf = (name: string) => `${templateHashes[`${name}.template.json`] ?? 'no template'}.json`;
  const byName = (ruleOf: (name: string, part: StackName) => Rule, suffix = '') =>
    Object.fromEntries(names.map(([part, name]) => [`${name}${suffix}`, ruleOf(name, part)]));
  return {
    // No `missing`: the CLI would look context up in any account, with any role.
    sections: { version: VERSION, minimumCliVersion: VERSION },
    artifacts: {
      ...byName((name, part) => stackOf(bootstrap, { name, part, templateKey: keyOf(name) })),
      ...byName((name) => assetManifestOf(name), '.assets'),
      Tree: optional({ type: 'cdk:tree', properties: { file: 'tree.json' } }),
      'aws-cdk-lib/feature-flag-report': optional({ type: 'cdk:feature-flag-report', properties: PRINTED }),
    },
    uploads: byName(
      (name) => ({
        version: VERSION,
        dockerImages: {},
        files: [
          upload(bootstrap, `${name}.template.json`, 'file', keyOf(name)),
          ...codeKeysIn(name).map((key) =>
            upload(bootstrap, `asset.${key.replace(/\.zip$/, '')}`, 'zip', key),
          ),
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
const upload = (bootstrap: Bootstrap, path: string, packaging: 'file' | 'zip', objectKey: string): Rules => ({
  displayName: PRINTED,
  source: { path, packaging },
  destination: {
    bucketName: bootstrap.bucket,
    objectKey,
    region: bootstrap.region,
    assumeRoleArn: bootstrap.publish,
  },
});

/** SHA-256, by which the bootstrap's bucket names a file. */
const HASH = text('a SHA-256', (found) => /^[0-9a-f]{64}$/.test(found));

/** The default names of `cdk bootstrap`. */
function bootstrapOf({ account, region }: Deployment) {
  const role = (purpose: string) =>
    `arn:\${AWS::Partition}:iam::${account}:role/cdk-hnb659fds-${purpose}-role-${account}-${region}`;
  return {
    environment: `aws://${account}/${region}`,
    bucket: `cdk-hnb659fds-assets-${account}-${region}`,
    region,
    deploy: role('deploy'),
    execute: role('cfn-exec'),
    publish: role('file-publishing'),
    lookup: role('lookup'),
  };
}

type Bootstrap = ReturnType<typeof bootstrapOf>;

interface StackRow {
  readonly name: string;
  readonly part: StackName;
  /** The key of the template's upload. */
  readonly templateKey: string;
}

const stackOf = (bootstrap: Bootstrap, { name, part, templateKey }: StackRow): Rules => ({
  type: 'aws:cloudformation:stack',
  environment: bootstrap.environment,
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
    assumeRoleArn: bootstrap.deploy,
    cloudFormationExecutionRoleArn: bootstrap.execute,
    stackTemplateAssetObjectUrl: `s3://${bootstrap.bucket}/${templateKey}`,
    requiresBootstrapStackVersion: VERSION,
    bootstrapStackVersionSsmParameter: VERSION_PARAMETER,
    additionalDependencies: ORDER,
    lookupRole: {
      arn: bootstrap.lookup,
      requiresBootstrapStackVersion: VERSION,
      bootstrapStackVersionSsmParameter: VERSION_PARAMETER,
    },
  },
});

const assetManifestOf = (name: string): Rules => ({
  type: 'cdk:asset-manifest',
  properties: {
    file: `${name}.assets.json`,
    requiresBootstrapStackVersion: VERSION,
    bootstrapStackVersionSsmParameter: VERSION_PARAMETER,
  },
});
