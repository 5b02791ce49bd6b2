import type { Subject } from '../../proof/subject';
import { type HarmlessChange, TEMPLATE } from '../change';
import { type FoundResource, resourcesOf, targetOf } from '../found';
import { isIntrinsic, isMap, type Path, same, valueAt } from '../json';
import { nodesOf } from '../nodes';

/** Lists that are sets: the order of their elements means nothing. The sources are the types' pages in the CloudFormation reference. */
const SETS = [
  'DependsOn',
  'Tags',
  'SecurityGroupIds',
  'SecurityGroups',
  'SecurityGroupEgress',
  'SecurityGroupIngress',
  'SubnetIds',
  'Subnets',
  'VPCZoneIdentifier',
  'RouteTableIds',
  'VpcEndpointIds',
  'Groups',
  'Roles',
  'ManagedPolicyArns',
  'VPCs',
  'Topics',
  'AlarmActions',
  'OKActions',
  'Dimensions',
  'LoadBalancerAttributes',
  'TargetGroupAttributes',
  'NotificationsWithSubscribers',
];

/** The elements of a policy statement that list things. */
const IN_STATEMENTS = /^(Action|NotAction|Resource|NotResource)$/;

/** Another order where order means nothing: statements, sets, keys, resources. */
export function otherOrders(subject: Subject): readonly HarmlessChange[] {
  return [
    ...resourcesOf(subject).flatMap((resource) => [...listsOf(resource), ...keysOf(resource)]),
    ...Object.entries(subject.stacks).map(
      ([stack, { Resources }]): HarmlessChange => ({
        kind: 'order',
        how: 'its resources in another order',
        target: { type: TEMPLATE, where: `{${stack}}`, path: ['Resources'] },
        edits: [{ path: ['stacks', stack, 'Resources'], value: reversedEntries(Resources) }],
      }),
    ),
    {
      kind: 'order',
      how: 'the templates in another order',
      target: { type: TEMPLATE, where: '{}', path: [] },
      edits: [{ path: ['stacks'], value: reversedEntries(subject.stacks) }],
    },
  ];
}

function listsOf(resource: FoundResource): readonly HarmlessChange[] {
  return nodesOf(resource.json).flatMap(({ path, value }): readonly HarmlessChange[] => {
    if (!Array.isArray(value) || !isSet(resource, path)) return [];
    const reversed = value.toReversed();
    return same(value, reversed) ? [] : [change(resource, 'its elements in another order', path, reversed)];
  });
}

function isSet({ json }: FoundResource, path: Path): boolean {
  const name = String(path.at(-1));
  if (SETS.includes(name) || name === 'Statement') return true;
  const statement = path.lastIndexOf('Statement');
  if (statement === -1) return false;
  const [key, ...below] = path.slice(statement + 2);
  if (!isMap(valueAt(json, path.slice(0, statement + 2)))) return false;
  return below.length === 0 ? IN_STATEMENTS.test(String(key)) : isValuesOf(String(key), below);
}

/** The names of one kind of principal, or the values of one condition key. */
const isValuesOf = (element: string, below: Path) =>
  (element === 'Principal' && below.length === 1) || (element === 'Condition' && below.length === 2);

function keysOf(resource: FoundResource): readonly HarmlessChange[] {
  const { Properties } = resource.json;
  return isMap(Properties) && Object.keys(Properties).length > 0
    ? [change(resource, 'its keys in another order', ['Properties'], reversedKeys(Properties))]
    : [];
}

function reversedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversedKeys);
  if (!isMap(value) || isIntrinsic(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, reversedKeys(item)] as const)
      .reverse(),
  );
}

const reversedEntries = (value: object) => Object.fromEntries(Object.entries(value).reverse());

const change = (resource: FoundResource, how: string, path: Path, value: unknown): HarmlessChange => ({
  kind: 'order',
  how,
  target: targetOf(resource, path),
  edits: [{ path: [...resource.path, ...path], value }],
});
