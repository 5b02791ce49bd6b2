import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import { CONTROL_TOWER } from '../compliance/compliance';
import { pathsByLogicalId } from '../compliance/template-tree';
import type { Deployment } from '../config/deployment';
import { regionFacts } from '../config/facts/regions';
import type { Template } from '../proof/template/template';
import { type FailedRule, failedRules } from './failed-rules';
import { resolvedResources } from './resolved-resources';
import { type RuleGroup, ruleGroups } from './rule-groups';
import { rulePackage } from './rule-package';
import { runGuard } from './run-guard';

/**
 * The proactive controls of AWS Control Tower. In an account that Control Tower governs, they are hooks of
 * CloudFormation: what does not meet one is not created, and the deploy fails. So they are judged at synth, on the
 * templates of all stacks together, and every finding is an error.
 */
export class ControlTowerRules implements IPolicyValidationPlugin {
  readonly name = CONTROL_TOWER;

  constructor(private readonly place: Pick<Deployment, 'account' | 'region'>) {}

  validate({ appConstruct, templatePaths }: IPolicyValidationContext): PolicyValidationPluginReport {
    const paths = pathsByLogicalId(appConstruct);
    const violations = this.failed(templatePaths).map(({ rule, says, resources }) => ({
      ruleName: rule,
      description: says,
      severity: 'error',
      violatingResources: resources.map((key) => ({ constructPath: paths.get(key) ?? key, locations: [] })),
    }));
    return { success: violations.length === 0, violations };
  }

  private failed(templatePaths: readonly string[]): readonly FailedRule[] {
    const { account, region } = this.place;
    const { partition, dnsSuffix } = regionFacts(region);
    const stacks = Object.fromEntries(
      templatePaths.map((path) => [
        basename(path, '.template.json'),
        // A stack without resources has no such section.
        { Resources: {}, ...JSON.parse(readFileSync(path, 'utf8')) } as Template,
      ]),
    );
    const resources = resolvedResources({ stacks, account, region, partition, dnsSuffix });
    const { program, rules } = rulePackage();
    return ruleGroups(rules, resources).flatMap((group) => failedIn(program, group));
  }
}

/** What fails, by the hash of rules and resources: a deploy and the tests synthesize the same resources several times. */
const known = new Map<string, readonly FailedRule[]>();

function failedIn(program: string, { files, resources }: RuleGroup): readonly FailedRule[] {
  const document = JSON.stringify({ Resources: resources });
  const hash = createHash('sha256').update(files.join()).update(document).digest('hex');
  const failed = known.get(hash) ?? failedRules(runGuard(program, files, document), Object.keys(resources));
  known.set(hash, failed);
  return failed;
}
