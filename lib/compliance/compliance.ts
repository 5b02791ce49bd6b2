import { type App, CfnResource, Validations } from 'aws-cdk-lib';
import type { Deployment } from '../config/deployment';
import { type Acknowledgement, covers, inWords, registerPath } from './acknowledgement';
import { expandRule } from './expand-rule';
import { compliancePacks } from './packs';
import { acknowledgementsFor } from './register';
import { TwoRuns } from './two-runs';

/**
 * Puts a blueprint under every compliance pack, and the register's acknowledgements, with those of the deployment file,
 * onto the constructs they name. Call it last, when all constructs exist. Any other finding is open, and `validation-report.json` in the cloud assembly lists the acknowledged ones with their reasons. Each
 * acknowledgement also stands in the template, in the `Metadata` of its resource.
 */
export function underCompliance(app: App, deployment: Deployment): void {
  const packs = compliancePacks().map((pack) => new TwoRuns(pack));
  Validations.of(app).addPlugins(...packs);
  const acknowledgements = acknowledgementsFor(deployment);
  for (const construct of app.node.findAll()) {
    if (!CfnResource.isCfnResource(construct)) continue;
    const path = registerPath(construct.node.path, deployment.name);
    const entries = acknowledgements.filter((entry) => covers(entry, path));
    if (entries.length === 0) continue;
    for (const entry of entries) acknowledge(construct, entry, packs, deployment);
    construct.addMetadata(
      'Acknowledged',
      entries.map(({ rules, reason, owner, review }) => ({ rules, reason, owner, review })),
    );
  }
}

/** The acknowledgements that cover a construct of this app: what its synth relies on. */
export function acknowledgementsIn(
  app: App,
  deployment: Pick<Deployment, 'name' | 'acceptedFindings'>,
): readonly Acknowledgement[] {
  const paths = app.node
    .findAll()
    .filter((construct) => CfnResource.isCfnResource(construct))
    .map((construct) => registerPath(construct.node.path, deployment.name));
  return acknowledgementsFor(deployment).filter((entry) => paths.some((path) => covers(entry, path)));
}

/** The CDK's own check of every template against CloudFormation's schemas; its rules carry no pack name. */
const SCHEMA_CHECK = 'CloudFormation-Validate';

function acknowledge(
  construct: CfnResource,
  entry: Acknowledgement,
  packs: readonly TwoRuns[],
  deployment: Deployment,
): void {
  const reason = inWords(entry);
  for (const rule of entry.rules.flatMap((pattern) => expandRule(pattern, deployment))) {
    const ids = packs.map((pack) => `${pack.name}::${pack.name}-${rule}`);
    for (const id of [...ids, `${SCHEMA_CHECK}::${rule}`])
      Validations.of(construct).acknowledge({ id, reason });
  }
}
