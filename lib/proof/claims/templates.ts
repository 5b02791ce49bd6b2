import type { Deployment } from '../../config/deployment';
import { type CheckResult, type Claim, claim } from '../claim';
import { qualifierOf, stackOf } from '../expected/account-rules';
import { jsonDifferences } from '../json-differences';
import type { Scene } from '../scene';
import { publicParameter, resolve } from '../template/resolve';
import type { Template } from '../template/template';
import { resolvedUnread, textsUnread } from '../template/unread';
import type { World } from '../template/world';

/**
 * What the templates consist of, before any resource is read. Macros, conditions, parameters and dynamic references
 * would make the deployed resources differ from the ones that the proof reads.
 */
export function templatesClaim({ deployment, world }: Pick<Scene, 'deployment' | 'world'>): Claim {
  return claim(
    'world.templates',
    'there are the four stacks of the deployment, and CloudFormation deploys what their templates say',
    (): CheckResult => {
      const stacks = Object.entries(world.templates.stacks);
      const expected = PARTS.map((part) => stackOf(deployment, part));
      const found = stacks.map(([name]) => name);
      const unread = stacks.flatMap(([name, template]) =>
        partsUnread(template, deployment).map((words) => `stack ${name}: ${words}`),
      );
      const missing = expected.filter((name) => !found.includes(name)).map((name) => `no stack ${name}`);
      const more = found
        .filter((name) => !expected.includes(name))
        .map((name) => `stack ${name} is not expected`);
      return {
        against: [...missing, ...more, ...unread, ...resolvedUnread(world), ...exportedTwice(world)],
        looked: found,
        undecided: missing.length + more.length === 0,
      };
    },
  );
}

const PARTS = ['foundation', 'inference', 'gateway', 'operations'] as const;

/** Sections that change no resource. `Rules` can only stop a deploy (CloudFormation user guide, "Rules section"). */
const KNOWN_SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Rules',
  'Parameters',
  'Resources',
  'Outputs',
];

/** Attributes of a resource that the proof reads, or that only order or describe. */
const KNOWN_ATTRIBUTES = [
  'Type',
  'Properties',
  'DependsOn',
  'Metadata',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'UpdatePolicy',
];

function partsUnread(template: Template, deployment: Deployment): readonly string[] {
  const { Resources, Outputs = {}, Parameters = {} } = template;
  return [
    ...unknown(template, KNOWN_SECTIONS).map((section) => `the section ${section} is not read`),
    ...Object.entries(Parameters)
      .filter(
        ([name, parameter]) =>
          !isBootstrapVersion(name, parameter, deployment) && !publicParameter(parameter),
      )
      .map(([name]) => `parameter ${name} is not known at synth`),
    ...Object.entries(Resources).flatMap(([id, resource]) =>
      unknown(resource, KNOWN_ATTRIBUTES).map((attribute) => `${id}: the attribute ${attribute} is not read`),
    ),
    ...Object.entries(Outputs).flatMap(([id, output]) =>
      [
        ...unknown(output, ['Value', 'Export', 'Description']),
        ...unknown(output.Export ?? {}, ['Name']).map((key) => `Export.${key}`),
      ].map((key) => `output ${id}: ${key} is not read`),
    ),
    ...textsUnread(template),
  ];
}

const unknown = (object: object, known: readonly string[]) =>
  Object.keys(object).filter((key) => !known.includes(key));

/** The version of the CDK's bootstrap stack, which the `Rules` of a template compare, and which no resource uses. */
function isBootstrapVersion(name: string, parameter: unknown, deployment: Deployment): boolean {
  const qualifier = qualifierOf(deployment);
  const expected = {
    Type: 'AWS::SSM::Parameter::Value<String>',
    Default: `/cdk-bootstrap/${qualifier}/version`,
  };
  return (
    qualifier !== undefined &&
    name === 'BootstrapVersion' &&
    jsonDifferences({ ...(parameter as object), Description: undefined }, expected).length === 0
  );
}

/** Two outputs with one export name: which of them another stack imports is not known. */
function exportedTwice({ templates }: World): readonly string[] {
  const names = Object.entries(templates.stacks).flatMap(([stack, { Outputs = {} }]) =>
    Object.values(Outputs).flatMap(({ Export }) =>
      Export ? [String(resolve(templates, stack, Export.Name))] : [],
    ),
  );
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [...new Set(twice)].map((name) => `${name} is exported twice`);
}
