import type { Subject } from '../proof/subject';
import { addedTypes } from './additions/added-types';
import { hostileProperties } from './additions/hostile-properties';
import { hostileResources } from './additions/hostile-resources';
import { bundledChanges } from './bundled';
import { type Mutation, TEMPLATE } from './change';
import type { Place } from './changes/node-change';
import { valueChanges } from './changes/value-changes';
import { configsOf, configTarget, resourcesOf, targetOf } from './found';
import { same, valueAt } from './json';
import { referencesOf } from './references';
import { attributeChanges } from './resources/attributes';
import { siblingChanges } from './resources/siblings';
import { wholeChanges } from './resources/whole';
import { strangerTo } from './stranger';
import { templateChanges } from './template-level';

/**
 * Every mutation of a subject, each one once, in an order that depends on the subject alone.
 *
 * @param types the resource types that are added: {@link cdkTypes}
 */
export function mutationsOf(subject: Subject, types: readonly string[]): readonly Mutation[] {
  const { account, region } = subject.deployment;
  const stranger = strangerTo(region);
  const place: Place = { account, region, stranger, references: referencesOf(subject) };
  const resources = resourcesOf(subject);
  const all = [
    ...resources.flatMap((resource) => [
      ...wholeChanges(resource),
      ...attributeChanges(resource),
      ...entriesBut('Type', resource.json).flatMap(([name, value]) =>
        valueChanges({
          value,
          at: [...resource.path, name],
          target: (path) => targetOf(resource, [name, ...path]),
          place: { ...place, stack: resource.stack },
        }),
      ),
    ]),
    ...siblingChanges(resources),
    ...templateChanges(subject),
    ...sectionChanges(subject, place),
    ...bundledChanges(subject),
    ...configsOf(subject).flatMap((config) =>
      valueChanges({
        value: config.json,
        at: config.path,
        target: (path) => configTarget(config, path),
        place,
      }),
    ),
    ...hostileResources(subject, stranger),
    ...hostileProperties(subject, stranger),
    ...addedTypes(subject, types),
  ];
  return onlyOnce(all.filter((mutation) => changesSomething(subject, mutation)));
}

/** The parts of a resource or a template without the one that has changes of its own. */
const entriesBut = (name: string, whole: object) => Object.entries(whole).filter(([key]) => key !== name);

/** The values of a template beside its resources: parameters, rules, outputs. */
function sectionChanges({ stacks }: Subject, place: Place): readonly Mutation[] {
  return Object.entries(stacks).flatMap(([stack, template]) =>
    entriesBut('Resources', template).flatMap(([name, value]) =>
      valueChanges({
        value,
        at: ['stacks', stack, name],
        target: (path) => ({ type: TEMPLATE, where: `{${stack}}`, path: [name, ...path] }),
        place: { ...place, stack },
      }),
    ),
  );
}

function changesSomething(subject: Subject, { edits }: Mutation): boolean {
  return edits.some(({ path, value }) => !same(valueAt(subject, path), value));
}

/** Two mutations that make the same edits are one. */
function onlyOnce(mutations: readonly Mutation[]): readonly Mutation[] {
  const seen = new Set<string>();
  return mutations.filter(({ edits }) => {
    const key = JSON.stringify(edits.map(({ path, value }) => [path, value ?? null, value === undefined]));
    return !seen.has(key) && seen.add(key);
  });
}
