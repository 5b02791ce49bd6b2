import type { Subject } from '../proof/subject';
import type { Mutation } from './change';
import { configsOf, configTarget, type FoundConfig } from './found';
import { same, valueAt } from './json';

/** A bundled configuration is gone, there for one function more, or in the place of another one; so for the manifest. */
export function bundledChanges(subject: Subject): readonly Mutation[] {
  const all = configsOf(subject);
  return all.flatMap((config): readonly Mutation[] => {
    const target = configTarget(config, []);
    const { path, json, field } = config;
    return [
      { kind: 'remove', how: 'the configuration is gone', target, edits: [{ path, value: undefined }] },
      ...functionsWithout(subject, config).map(
        (other): Mutation => ({
          kind: 'duplicate',
          how: `${other} has the configuration too`,
          target,
          edits: [{ path: [field, other], value: json }],
        }),
      ),
      ...all
        .filter((other) => other.field === field && !same(other.json, json))
        .map((other) => moved(config, other)),
    ];
  });
}

/** The functions whose code has no such configuration. */
function functionsWithout(subject: Subject, { field, where }: FoundConfig): readonly string[] {
  const functions = Object.keys(subject.code);
  return functions.includes(where)
    ? functions.filter((other) => valueAt(subject, [field, other]) === undefined)
    : [];
}

function moved(one: FoundConfig, other: FoundConfig): Mutation {
  return {
    kind: 'move',
    how: `changes places with that of ${other.where}`,
    target: configTarget(one, []),
    edits: [
      { path: one.path, value: other.json },
      { path: other.path, value: one.json },
    ],
  };
}
