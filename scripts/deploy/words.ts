import { SERVICE_LINKED_ROLES } from './checks/service-linked-role';
import type { Step } from './plan';
import type { Missing, Prerequisite, PrerequisiteOf } from './prerequisite';

const names: { readonly [K in Prerequisite['kind']]: (prerequisite: PrerequisiteOf<K>) => string } = {
  placement: ({ account }) => `credentials of account ${account}`,
  bootstrap: ({ account, region }) => `the CDK bootstrap of ${account} in ${region}`,
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

/** Everything one check found missing, each with what to type. */
export function missingInWords(missing: readonly Missing[], again: string): string {
  return [
    `Stopped: ${missing.length === 1 ? 'a prerequisite is' : `${missing.length} prerequisites are`} missing.`,
    ...missing.map(({ words, commands }) => [words, ...commands.map((line) => `    ${line}`)].join('\n')),
    `Then run it again, it goes on from here: ${again}`,
  ].join('\n\n');
}
