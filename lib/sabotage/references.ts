import type { Subject } from '../proof/subject';
import { type FoundResource, resourcesOf } from './found';
import { isIntrinsic, isMap, same } from './json';

/** What a reference points to. */
export interface Reference {
  /** The type of the resource; absent for a parameter or a pseudo parameter. */
  readonly type?: string;
  readonly attribute: string;
  /** `Ref` of this name, where there is no resource: `AWS::Region`. */
  readonly name?: string;
}

/** The resources and exports of a subject, to find what a reference means and what else it could point to. */
export interface References {
  /** `undefined` for an intrinsic function that is not a reference. */
  read(stack: string, value: unknown): Reference | undefined;
  /** A reference of the same form to another resource of the same type; `undefined` if there is none. */
  toSibling(stack: string, value: unknown): unknown;
}

export function referencesOf(subject: Subject): References {
  const resources = resourcesOf(subject);
  const exports = exportsOf(subject);
  const read = (stack: string, value: unknown): Reference | undefined => {
    if (!isIntrinsic(value)) return undefined;
    if ('Fn::ImportValue' in value) {
      const from = exports.find(({ name }) => same(name, value['Fn::ImportValue']));
      return from && read(from.stack, from.value);
    }
    const found = pointed(value);
    if (!found) return undefined;
    const target = resources.find((one) => one.stack === stack && one.logicalId === found.logicalId);
    return target
      ? { type: target.type, attribute: found.attribute }
      : { name: found.logicalId, attribute: found.attribute };
  };
  return {
    read,
    toSibling(stack, value) {
      const reference = read(stack, value);
      if (!reference?.type || !isIntrinsic(value)) return undefined;
      if ('Fn::ImportValue' in value) {
        const alike = exports.filter((one) => same(read(one.stack, one.value), reference));
        const next = after(alike, ({ name }) => same(name, value['Fn::ImportValue']));
        return next && { 'Fn::ImportValue': next.name };
      }
      const found = pointed(value);
      const alike = resources.filter((one) => one.stack === stack && one.type === reference.type);
      const next = after(alike, ({ logicalId }) => logicalId === found?.logicalId);
      return next && pointing(next, reference.attribute);
    },
  };
}

interface Export {
  readonly stack: string;
  readonly name: unknown;
  readonly value: unknown;
}

function exportsOf({ stacks }: Subject): readonly Export[] {
  return Object.entries(stacks).flatMap(([stack, { Outputs = {} }]) =>
    Object.values(Outputs).flatMap((output) =>
      isMap(output.Export) ? [{ stack, name: output.Export.Name, value: output.Value }] : [],
    ),
  );
}

/** The logical id and the attribute of `Ref` or `Fn::GetAtt`. */
function pointed(value: Readonly<Record<string, unknown>>) {
  if (typeof value.Ref === 'string') return { logicalId: value.Ref, attribute: 'Ref' };
  const argument = value['Fn::GetAtt'];
  if (!Array.isArray(argument)) return undefined;
  const [logicalId = '', ...attribute] = argument.map(String);
  return { logicalId, attribute: attribute.join('.') };
}

const pointing = ({ logicalId }: FoundResource, attribute: string) =>
  attribute === 'Ref' ? { Ref: logicalId } : { 'Fn::GetAtt': [logicalId, attribute] };

/** The one after the first that matches, in a circle; `undefined` if it is the only one. */
function after<T>(list: readonly T[], matches: (one: T) => boolean): T | undefined {
  const index = list.findIndex(matches);
  return list.length > 1 && index !== -1 ? list[(index + 1) % list.length] : undefined;
}
