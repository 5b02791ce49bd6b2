import { isObject } from '../json-shapes';

/**
 * What keeps templates from being read at all: a part that is not of the form that CloudFormation documents (user guide,
 * "Template anatomy"). Everything else in the proof may rely on the form.
 */
export function oddForms(stacks: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(stacks).flatMap(([stack, template]) =>
    (isObject(template) ? inTemplate(template) : ['it is no object']).map(
      (words) => `stack ${stack}: ${words}`,
    ),
  );
}

type Json = Readonly<Record<string, unknown>>;

function inTemplate({ Resources, Outputs = {}, Parameters = {} }: Json): readonly string[] {
  return [
    ...inSection('Resources', Resources, ({ Type, Properties = {} }) => [
      ...(typeof Type === 'string' ? [] : ['Type is no text']),
      ...(isObject(Properties) ? [] : ['Properties is no object']),
    ]),
    ...inSection('Outputs', Outputs, ({ Export = {} }) => (isObject(Export) ? [] : ['Export is no object'])),
    ...inSection('Parameters', Parameters, () => []),
  ];
}

function inSection(
  name: string,
  section: unknown,
  odd: (entry: Json) => readonly string[],
): readonly string[] {
  if (!isObject(section)) return [`${name} is no object`];
  return Object.entries(section).flatMap(([id, entry]) =>
    (isObject(entry) ? odd(entry) : ['it is no object']).map((words) => `${name}, ${id}: ${words}`),
  );
}
