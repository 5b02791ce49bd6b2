import type { Subject } from '../../proof/subject';
import { type HarmlessChange, TEMPLATE } from '../change';
import { resourcesOf, targetOf } from '../found';
import { isMap } from '../json';
import { nodesOf } from '../nodes';

/** Texts that AWS shows to people and does nothing else with. */
const DESCRIPTIONS = ['Description', 'GroupDescription', 'AlarmDescription', 'Comment'];

const OTHER = 'Another description';

/** Each description, of resources, outputs, parameters and templates, is another one. */
export function otherDescriptions(subject: Subject): readonly HarmlessChange[] {
  const ofResources = resourcesOf(subject).flatMap((resource) =>
    descriptionsIn(resource.json.Properties).map((path): HarmlessChange => {
      const below = ['Properties', ...path];
      return {
        kind: 'description',
        how: 'another description',
        target: targetOf(resource, below),
        edits: [{ path: [...resource.path, ...below], value: OTHER }],
      };
    }),
  );
  return [...ofResources, ...ofTemplates(subject)];
}

function ofTemplates({ stacks }: Subject): readonly HarmlessChange[] {
  return Object.entries(stacks).flatMap(([stack, { Resources: _, ...sections }]) =>
    descriptionsIn(sections).map((path) => ({
      kind: 'description',
      how: 'another description',
      target: { type: TEMPLATE, where: `{${stack}}`, path },
      edits: [{ path: ['stacks', stack, ...path], value: OTHER }],
    })),
  );
}

const descriptionsIn = (value: unknown) =>
  nodesOf(isMap(value) ? value : {})
    .filter(({ path, value: text }) => DESCRIPTIONS.includes(String(path.at(-1))) && typeof text === 'string')
    .map(({ path }) => path);
