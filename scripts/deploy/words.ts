import type { Missing } from '../account/missing';
import { SERVICE_LINKED_ROLES } from './checks/service-linked-role';
import type { Step } from './plan';
import type { Prerequisite, PrerequisiteOf } from './prerequisite';
import type { FailedDeploy } from './run-plan';

const names: { readonly [K in Prerequisite['kind']]: (prerequisite: PrerequisiteOf<K>) => string } = {
  placement: ({ account }) => `credentials of account ${account}`,
  bootstrap: ({ account, region }) => `the CDK bootstrap of ${account} in ${region}`,
  'stack-state': ({ stack }) => `no failed deploy of ${stack}`,
  'prefix-lists': ({ region }) => `the gateway prefix lists of ${region}`,
  'service-linked-role': ({ service }) =>
    `the service-linked role of ${SERVICE_LINKED_ROLES[service].service}`,
  'api-gateway-logging': () => "API Gateway's logging role",
  'lambda-concurrency': ({ needed }) => `a Lambda quota of ${needed} executions at once`,
  certificate: ({ model, hostName }) => `a certificate for ${hostName} (${model})`,
  'model-access': ({ model, modelId }) => `access to ${modelId} (${model})`,
  image: ({ model, source }) => `the image of ${model}, ${source}`,
  weights: ({ model, source }) => `the weights of ${model}, ${source}`,
  'key-set': ({ issuer }) => `the public keys of ${issuer}`,
};

/** A prerequisite, as a line of a plan names it. */
export function nameOf<K extends Prerequisite['kind']>(
  prerequisite: PrerequisiteOf<K> & { readonly kind: K },
): string {
  return names[prerequisite.kind](prerequisite);
}

/** One step as the terminal names it. */
export function stepInWords(step: Step): string {
  switch (step.kind) {
    case 'check':
      return [`Check: ${step.title}`, ...step.prerequisites.map((one) => `  ${nameOf(one)}`)].join('\n');
    case 'deploy':
      return `Deploy: ${step.stack}`;
    case 'later':
      return `Later: ${step.words}`;
  }
}

/** The plan as `--dry-run` prints it. */
export function planInWords(steps: readonly Step[]): string {
  return steps.map(stepInWords).join('\n');
}

/** A stack that could not be deployed, what CloudFormation has left of it, and how to go on. */
export function failureInWords({ stack, exitCode, left }: FailedDeploy, again: string): string {
  return [
    `Stopped: the deploy of ${stack} ended with ${exitCode}. The reason stands above.`,
    ...(left ? [withCommands(left)] : []),
    `When the cause is mended, run it again, it goes on from here: ${again}`,
    'docs/runbook.md, "A first deploy fails", says what else may be in the way.',
  ].join('\n\n');
}

/** Everything one check found missing, each with what to type. */
export function missingInWords(missing: readonly Missing[], again: string): string {
  return [
    `Stopped: ${missing.length === 1 ? 'a prerequisite is' : `${missing.length} prerequisites are`} missing.`,
    ...missing.map(withCommands),
    `Then run it again, it goes on from here: ${again}`,
  ].join('\n\n');
}

const withCommands = ({ words, commands }: Missing) =>
  [words, ...commands.map((line) => `    ${line}`)].join('\n');
