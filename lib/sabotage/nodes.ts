import { isIntrinsic, isMap, type Path } from './json';

/** A value of a template, with the path that leads to it. */
export interface Node {
  readonly path: Path;
  readonly value: unknown;
}

/** Functions whose arguments are parts of a text, so that each part is a value of its own. */
const OF_PARTS: Readonly<Record<string, (argument: unknown) => readonly Node[]>> = {
  'Fn::Join': (argument) => {
    const parts = Array.isArray(argument) ? argument[1] : undefined;
    return Array.isArray(parts) ? parts.map((value, index) => ({ path: ['Fn::Join', 1, index], value })) : [];
  },
  'Fn::Base64': (value) => [{ path: ['Fn::Base64'], value }],
};

/**
 * The value itself and every value below it, containers before what they contain. A reference is one value: its
 * arguments are none, except for the parts of a text that is joined.
 */
export function nodesOf(value: unknown, path: Path = []): readonly Node[] {
  return [
    { path, value },
    ...childrenOf(value).flatMap((child) => nodesOf(child.value, [...path, ...child.path])),
  ];
}

function childrenOf(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.map((item, index) => ({ path: [index], value: item }));
  if (!isMap(value)) return [];
  if (isIntrinsic(value)) {
    const [[name = '', argument] = []] = Object.entries(value);
    return OF_PARTS[name]?.(argument) ?? [];
  }
  return Object.entries(value).map(([key, item]) => ({ path: [key], value: item }));
}
