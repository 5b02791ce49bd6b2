import { type App, CfnResource, Validations } from 'aws-cdk-lib';
import type { Deployment } from '../config/deployment';
import { type Acknowledgement, covers } from './acknowledgement';
import { compliancePacks } from './packs';
import { register } from './register';
import { TwoRuns } from './two-runs';

/**
 * Puts a blueprint under every compliance pack, and the register's acknowledgements onto the constructs they
 * name. Call it last, when all constructs exist. Synthesis then fails on any finding the register does not
 * hold, and `validation-report.json` in the cloud assembly lists the acknowledged ones with their reasons. Each
 * acknowledgement also stands in the template, in the `Metadata` of its resource.
 */
export function underCompliance(app: App, deployment: Deployment): void {
  const packs = compliancePacks().map((pack) => new TwoRuns(pack));
  Validations.of(app).addPlugins(...packs);
  for (const construct of app.node.findAll()) {
    if (!CfnResource.isCfnResource(construct)) continue;
    const path = registerPath(construct.node.path, deployment.name);
    const entries = register.filter((entry) => covers(entry, path));
    if (entries.length === 0) continue;
    for (const entry of entries) acknowledge(construct, entry, packs);
    construct.addMetadata('Acknowledged', entries.map(({ rules, reason, owner, review }) => ({ rules, reason, owner, review })));
  }
}

/** A construct's path as the register writes it: `sandbox-gateway/Api/Resource` is `gateway/Api/Resource`. */
export function registerPath(constructPath: string, deploymentName: string): string {
  return constructPath.startsWith(`${deploymentName}-`) ? constructPath.slice(deploymentName.length + 1) : constructPath;
}

function acknowledge(construct: CfnResource, entry: Acknowledgement, packs: readonly TwoRuns[]): void {
  for (const pack of packs) {
    for (const rule of entry.rules) {
      const reason = `${entry.reason} Owner: ${entry.owner}. Review by ${entry.review}.`;
      Validations.of(construct).acknowledge({ id: `${pack.name}::${pack.name}-${rule}`, reason });
    }
  }
}
