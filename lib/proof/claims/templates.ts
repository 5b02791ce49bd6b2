import { type CheckResult, type Claim, claim } from '../claim';
import type { Scene } from '../scene';
import { publicParameter } from '../template/resolve';
import type { Template } from '../template/template';

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
      const expected = PARTS.map((part) => `${deployment.name}-${part}`);
      const found = stacks.map(([name]) => name);
      const unread = stacks.flatMap(([name, template]) =>
        partsUnread(template).map((words) => `stack ${name}: ${words}`),
      );
      const missing = expected.filter((name) => !found.includes(name)).map((name) => `no stack ${name}`);
      const more = found
        .filter((name) => !expected.includes(name))
        .map((name) => `stack ${name} is not expected`);
      return {
        against: [...missing, ...more, ...unread],
        looked: found,
        undecided: missing.length + more.length === 0,
      };
    },
  );
}

const PARTS = ['foundation', 'inference', 'gateway', 'operations'];

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

function partsUnread(template: Template): readonly string[] {
  const { Resources, Outputs = {}, Parameters = {} } = template;
  return [
    ...unknown(template, KNOWN_SECTIONS).map((section) => `the section ${section} is not read`),
    ...Object.entries(Parameters)
      .filter(([name, parameter]) => !isBootstrapVersion(name, parameter) && !publicParameter(parameter))
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
    ...textsNotLiteral(Resources),
    ...textsNotLiteral(Outputs),
  ];
}

const unknown = (object: object, known: readonly string[]) =>
  Object.keys(object).filter((key) => !known.includes(key));

/** The version of the CDK's bootstrap stack, which the `Rules` of a template compare, and which no resource uses. */
const isBootstrapVersion = (name: string, parameter: unknown) =>
  name === 'BootstrapVersion' &&
  (parameter as { readonly Type?: string }).Type === 'AWS::SSM::Parameter::Value<String>';

/** CloudFormation replaces it at deploy time (user guide, "dynamic references"). */
const DYNAMIC_REFERENCE = '{{resolve:';

/** The proof writes `{stack/Resource}` for a reference, so a literal of that form could pass as one. */
const FORM_OF_REFERENCE = /\{[\w-]+\/[\w.]+\}/;

/** JSON has neither between its texts and escapes neither in them, so almost no template is searched text by text. */
function textsNotLiteral(value: unknown): readonly string[] {
  const json = JSON.stringify(value);
  if (!json.includes(DYNAMIC_REFERENCE) && !FORM_OF_REFERENCE.test(json)) return [];
  return textsIn(value).flatMap(notLiteral);
}

function notLiteral(text: string): readonly string[] {
  if (text.includes(DYNAMIC_REFERENCE)) return [`${text} is a dynamic reference`];
  if (FORM_OF_REFERENCE.test(text)) return [`${text} has the form of a reference`];
  return [];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}
