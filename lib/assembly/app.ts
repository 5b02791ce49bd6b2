import { App, cx_api } from 'aws-cdk-lib';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';

export interface AppOptions {
  /** Where the cloud assembly is written. @default what the CDK CLI asks for, else a temporary folder */
  readonly outdir?: string;
  /** Whether handler code is bundled; template tests do without. @default true */
  readonly bundling?: boolean;
}

/**
 * The CDK app every template comes from: `cdk`, the scripts and the tests. Whatever decides about a template is
 * set here, after and above what the CLI or a `cdk.json` says, so that all of them write the same bytes (I11). The
 * recommended flags are those of the pinned aws-cdk-lib; what a newer one changes shows in test/snapshots.
 */
export function createApp(options: AppOptions = {}): App {
  return new App({
    outdir: options.outdir,
    // Whoever calls synth() gets templates; an app that failed halfway writes none when the process ends.
    autoSynth: false,
    // Nothing in a template that depends on who synthesized it: no version metadata, no construct paths.
    analyticsReporting: false,
    postCliContext: {
      ...recommendedFlags,
      ...chosenFlags,
      'aws:cdk:enable-path-metadata': false,
      'aws:cdk:enable-asset-metadata': false,
      'aws:cdk:disable-stack-trace': true,
      // The CDK writes what the packs found into the report of the assembly; whoever synthesizes reads it there and says it in words.
      [cx_api.FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT]: false,
      'aws:cdk:bundling-stacks': (options.bundling ?? true) ? ['**'] : [],
    },
  });
}

/** Flags whose recommended value is wrong here. */
const chosenFlags = {
  /**
   * Recommended is `weak`: a later stack reads an output of an earlier one when it is deployed
   * (`Fn::GetStackOutput`), and nothing links the two afterwards. If the foundation then replaced a key or a
   * security group, its consumers would keep the old id: their templates have not changed, and the CLI skips a
   * stack whose template has not changed. `strong` (export and import) makes CloudFormation refuse to replace or
   * remove what a later stack uses, which is I10 held by the service itself.
   *
   * The price: what a fork takes away (its last `vllm` model, say) must leave the consumers first. For that, deploy
   * one stack at a time from the top, `cdk deploy --exclusively <name>-operations`, then `-gateway`, then
   * `-inference`; then `cdk deploy --all`.
   * A value that changes with every edit is held weakly by its producer (`CrossStackReferences.of(x).produce`).
   */
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  /** Would add a Lambda outside the VPC with broad rights; see lib/network/private-vpc.ts. */
  '@aws-cdk/aws-ec2:restrictDefaultSecurityGroup': false,
  /** Every partition a deployment may name. */
  '@aws-cdk/core:target-partitions': ['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'],
} as const;
