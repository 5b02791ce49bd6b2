import { type App, CfnResource, type IPolicyValidationPlugin, Validations } from 'aws-cdk-lib';
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  type NagPack,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag';
import type { Deployment } from '../config/deployment';
import { type Acknowledgement, concerns, expandRule, inWords, registerPath } from './acknowledgement';
import { acknowledgementsFor } from './register';
import { TwoRuns } from './two-runs';

/**
 * Adds every compliance pack to an app, `others` too, and the acknowledgements of the register and of the deployment
 * file to the constructs they list. Call it last, when all constructs exist. Every other finding is open. The
 * `validation-report.json` in the cloud assembly lists the acknowledged findings with their reasons. Each
 * acknowledgement is also in the template, in the `Metadata` of its resource.
 */
export function underCompliance(
  app: App,
  deployment: Deployment,
  others: readonly IPolicyValidationPlugin[] = [],
): void {
  const packs = compliancePacks().map((pack) => new TwoRuns(pack));
  Validations.of(app).addPlugins(...packs, ...others);
  const acknowledgements = acknowledgementsFor(deployment);
  for (const construct of app.node.findAll()) {
    if (!CfnResource.isCfnResource(construct)) continue;
    const path = registerPath(construct.node.path);
    const entries = acknowledgements.filter((entry) => concerns(entry, path, deployment));
    if (entries.length === 0) continue;
    for (const entry of entries) acknowledge(construct, entry, packs, deployment);
    construct.addMetadata(
      'Acknowledged',
      entries.map(({ rules, reason, owner, review }) => ({ rules, reason, owner, review })),
    );
  }
}

/** The acknowledgements that cover a construct of this app, so that its synth relies on them. */
export function acknowledgementsIn(app: App, deployment: Deployment): readonly Acknowledgement[] {
  const paths = app.node
    .findAll()
    .filter((construct) => CfnResource.isCfnResource(construct))
    .map((construct) => registerPath(construct.node.path));
  return acknowledgementsFor(deployment).filter((entry) =>
    paths.some((path) => concerns(entry, path, deployment)),
  );
}

/** The proactive controls of AWS Control Tower. */
export const CONTROL_TOWER = 'ControlTower';

/** The CDK's own check of every template against CloudFormation's schemas. */
const SCHEMA_CHECK = 'CloudFormation-Validate';

/** In what these report, a rule is without the name of the pack. */
const WITHOUT_PACK_NAME = [CONTROL_TOWER, SCHEMA_CHECK];

function acknowledge(
  construct: CfnResource,
  entry: Acknowledgement,
  packs: readonly TwoRuns[],
  deployment: Deployment,
): void {
  const reason = inWords(entry);
  for (const rule of entry.rules.flatMap((pattern) => expandRule(pattern, deployment))) {
    const ids = packs.map((pack) => `${pack.name}::${pack.name}-${rule}`);
    for (const id of [...ids, ...WITHOUT_PACK_NAME.map((name) => `${name}::${rule}`)])
      Validations.of(construct).acknowledge({ id, reason });
  }
}

/**
 * The rule packs of every synth, warnings included. Each synth needs new instances, because packs keep their findings.
 */
export function compliancePacks(): readonly NagPack[] {
  const verbose = { verbose: true };
  return [
    new AwsSolutionsChecks(undefined, verbose),
    new HIPAASecurityChecks(undefined, verbose),
    new NIST80053R5Checks(undefined, verbose),
    new PCIDSS321Checks(undefined, verbose),
    new ServerlessChecks(undefined, verbose),
  ];
}
