import type { Mutation } from '../change';
import { type FoundResource, targetOf } from '../found';
import { isMap, same } from '../json';

/**
 * Each property of a resource changes places with that of the next resource of the same type that has another value:
 * the roles of two functions, the policies of two endpoints.
 */
export function siblingChanges(resources: readonly FoundResource[]): readonly Mutation[] {
  return resources.flatMap((one, index) => {
    const others = [...resources.slice(index + 1), ...resources.slice(0, index)].filter(
      ({ type }) => type === one.type,
    );
    return Object.entries(isMap(one.json.Properties) ? one.json.Properties : {}).flatMap(([name, value]) => {
      const other = others.find((sibling) => !same(property(sibling, name), value));
      return other ? [swapped(one, other, name)] : [];
    });
  });
}

function swapped(one: FoundResource, other: FoundResource, name: string): Mutation {
  return {
    kind: 'move',
    how: `changes places with that of {${other.stack}/${other.logicalId}}`,
    target: targetOf(one, ['Properties', name]),
    edits: [
      { path: [...one.path, 'Properties', name], value: property(other, name) },
      { path: [...other.path, 'Properties', name], value: property(one, name) },
    ],
  };
}

const property = ({ json }: FoundResource, name: string): unknown =>
  isMap(json.Properties) ? json.Properties[name] : undefined;
