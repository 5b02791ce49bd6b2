import { templatesIn } from '../lib/assembly/read-assembly';
import type { Template } from '../lib/assembly/template';
import { withTemporaryAssembly } from '../lib/assembly/temporary-assembly';
import type { Deployment } from '../lib/config/deployment';
import { passesTo } from '../lib/config/transition/passes';
import { deployRoleOf } from '../lib/plan/deploy-role';
import { openAccount } from './account/account';
import { deploymentToday } from './command-line/deployment-today';
import { runCommand } from './command-line/run-command';
import { warn } from './command-line/warn';
import { type PreflightCommand, readPreflightCommand, USAGE } from './preflight/command-line';
import { costsOf } from './preflight/cost/costs';
import { keySetNeeded, neededFirst, stagedNeeded } from './preflight/needed';
import { neededFurther } from './preflight/needed-further';
import { policiesIn } from './preflight/organization/policy-source';
import { policyFor } from './preflight/policy-document';
import { preflight } from './preflight/preflight';
import { exitCodeOf, reportInWords } from './preflight/report';

// npm run preflight -- <deployment>: looks, and only looks, whether an account has what a deployment needs.

async function run(command: PreflightCommand): Promise<number> {
  const deployment = deploymentToday(command.deployment);
  const policyFiles = command.scp.map(policiesIn);
  warn(deployment);
  const templates = templatesOf(deployment);
  const role = deployRoleOf(deployment);
  const needed = {
    first: [
      ...neededFirst(deployment, role, passesTo(deployment)),
      ...neededFurther(deployment, templates, role, policyFiles),
    ],
    staged: [...stagedNeeded(deployment.models, deployment), ...keySetNeeded(deployment, command.deployment)],
  };
  if (command.policy) {
    console.log(JSON.stringify(policyFor(deployment, [...needed.first, ...needed.staged]), null, 2));
    return 0;
  }
  const findings = await preflight(deployment, needed, openAccount(deployment.region));
  const report = { deployment, findings, costs: costsOf(deployment, [...templates.values()]) };
  console.log(reportInWords(report, command));
  return exitCodeOf(findings, command.strict);
}

/** By stack name. An open finding of a compliance pack stops no preflight. */
const templatesOf = (deployment: Deployment): ReadonlyMap<string, Template> =>
  withTemporaryAssembly(deployment, { bundling: false }, templatesIn);

void runCommand(USAGE, (args) => run(readPreflightCommand(args)));
