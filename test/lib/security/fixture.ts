import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { createApp } from '../../../lib/assembly/app';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-central-1';

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The template of a stack in which `build` has made its constructs. */
export function templateOf(build: (stack: Stack) => void, region: string = REGION): Template {
  const stack = new Stack(createApp(), 'Test', { env: { account: ACCOUNT, region } });
  build(stack);
  return Template.fromStack(stack);
}

/** The statements of every resource of a type, from the property that holds its policy. */
export function statementsOf(template: Template, type: string, property: string): readonly Statement[] {
  return Object.values(template.findResources(type)).flatMap(
    ({ Properties }) => Properties[property].Statement as Statement[],
  );
}

/** The one statement with this id. */
export function statement(statements: readonly Statement[], sid: string): Statement {
  const [found, ...others] = statements.filter(({ Sid }) => Sid === sid);
  if (!found || others.length > 0)
    throw new Error(`Expected one statement ${sid}, got ${others.length + (found ? 1 : 0)}.`);
  return found;
}

export const asList = (value: string | readonly string[]) => (typeof value === 'string' ? [value] : value);
