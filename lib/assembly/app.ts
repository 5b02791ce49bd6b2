import { App, cx_api } from 'aws-cdk-lib';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { refuseAmbientContext } from './ambient-context';

export interface AppOptions {
  /** The folder of the cloud assembly. @default the CDK CLI's choice, or a temporary folder */
  readonly outdir?: string;
  /** Whether handler code is bundled; template tests do not need it. @default true */
  readonly bundling?: boolean;
}

/**
 * The CDK app of every template: for `cdk`, the scripts and the tests. It sets every option that affects a template,
 * and overrides the CLI and `cdk.json`, so that all of them write the same bytes (I11). The recommended flags are
 * those of the pinned aws-cdk-lib; test/snapshots shows what a newer version changes.
 *
 * @throws ContextError if the context of the CDK has other values that a construct may read
 */
export function createApp(options: AppOptions = {}): App {
  const app = new App({
    outdir: options.outdir,
    // Only synth() writes templates. With `true`, an app that failed would still write some when the process ends.
    autoSynth: false,
    // No version metadata and no construct paths: a template must not depend on the machine.
    analyticsReporting: false,
  });
  const own = {
    ...recommendedFlags,
    ...chosenFlags,
    'aws:cdk:enable-path-metadata': false,
    'aws:cdk:enable-asset-metadata': false,
    'aws:cdk:disable-stack-trace': true,
    // The CDK writes the findings into the report of the assembly. `synthesize` reads them there and throws.
    [cx_api.FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT]: false,
    'aws:cdk:bundling-stacks': (options.bundling ?? true) ? ['**'] : [],
  };
  // An app without context of its own has what it found in its environment.
  refuseAmbientContext(app.node.getAllContext(), own);
  for (const [key, value] of Object.entries(own)) app.node.setContext(key, value);
  return app;
}

/** Flags for which this project needs another value than the recommended one. */
const chosenFlags = {
  /**
   * The recommended value is `weak`: a later stack reads an output of an earlier stack during its deploy
   * (`Fn::GetStackOutput`), and nothing links the two afterwards. If the foundation then replaced a key or a security
   * group, later stacks would keep the old id: their templates do not change, and the CLI skips a stack whose
   * template has not changed. With `strong` (export and import), CloudFormation refuses to replace or remove what a
   * later stack uses (I10).
   *
   * The cost: a removal must reach the later stacks first. `npm run deploy` does so (decision 0019): what the file takes
   * away is deployed from the last stack to the first. The producer of a value that changes with every edit declares a
   * weak reference (`CrossStackReferences.of(x).produce`).
   */
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  /** `true` would add a Lambda outside the VPC with broad permissions; see lib/network/private-vpc.ts. */
  '@aws-cdk/aws-ec2:restrictDefaultSecurityGroup': false,
  /** Every partition that a deployment may use. */
  '@aws-cdk/core:target-partitions': ['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'],
} as const;
