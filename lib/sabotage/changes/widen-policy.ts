import { isIntrinsic, isMap, type JsonMap } from '../json';
import { lastKey, type NodeChange, type NodeChanges } from './node-change';

/** The elements of a policy statement and their opposites, which mean everything else. */
const NOT: Readonly<Record<string, string>> = {
  Action: 'NotAction',
  Resource: 'NotResource',
  Principal: 'NotPrincipal',
};

/** Ways to let a policy allow more, or deny less, that other values do not have. */
export const widenedPolicy: NodeChanges = ({ value, path }) => {
  const key = lastKey(path);
  if (key === 'Statement' && Array.isArray(value)) return [anotherStatement(value)];
  if (isStatement(value)) return [...opened(value), ...turned(value)];
  if (key === 'Condition' && isMap(value) && !isIntrinsic(value))
    return Object.keys(value).flatMap((operator) => condition(value, operator));
  return [];
};

const isStatement = (value: unknown): value is JsonMap => isMap(value) && 'Effect' in value;

function anotherStatement(statements: readonly unknown[]): NodeChange {
  const [first] = statements;
  const everything = {
    Effect: 'Allow',
    Action: '*',
    ...(isMap(first) && 'Principal' in first && { Principal: '*' }),
    ...(isMap(first) && !('Resource' in first) ? {} : { Resource: '*' }),
  };
  return change('one more statement, which allows everything', [...statements, everything]);
}

function opened(statement: JsonMap): readonly NodeChange[] {
  const { Condition: _, ...open } = statement;
  const wide = Object.fromEntries(
    Object.keys(NOT).flatMap((element) => (element in statement ? [[element, '*']] : [])),
  );
  return [change('everything, for everybody, under no condition', { ...open, ...wide })];
}

function turned(statement: JsonMap): readonly NodeChange[] {
  return Object.entries(NOT).flatMap(([element, opposite]) => {
    const { [element]: listed, ...others } = statement;
    return listed === undefined
      ? []
      : [change(`${element} becomes ${opposite}`, { ...others, [opposite]: listed })];
  });
}

function condition(all: JsonMap, operator: string): readonly NodeChange[] {
  const { [operator]: keys, ...others } = all;
  const negated = /Not(?=[A-Z])/.test(operator)
    ? operator.replace(/Not(?=[A-Z])/, '')
    : operator.replace(/^(String|Numeric|Date|Arn)?/, '$1Not');
  return [`${operator}IfExists`, negated, `ForAnyValue:${operator}`, `ForAllValues:${operator}`].map(
    (other) => change(`operator ${operator} becomes ${other}`, { ...others, [other]: keys }),
  );
}

const change = (how: string, value: unknown): NodeChange => ({ kind: 'widen', how, value });
