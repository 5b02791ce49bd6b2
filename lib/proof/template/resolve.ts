import { Undecided } from '../undecided';
import { InAccount, NotRead } from './found-value';
import { partOf, publicParameterAt, resolvedName, stackIdOf, symbolOf } from './names';
import { own } from './own';
import { encoded, isEncoded, isSymbol, splitAround, within } from './symbol';
import type { Template, Templates } from './template';

/** The value of `Ref: AWS::NoValue`. */
const NO_VALUE = undefined;

/**
 * A value of a template with every reference replaced by the name of its target, across stacks too.
 *
 * @throws Undecided on an unknown function, on a reference without a target, and on what could not be read in the account
 */
export function resolve(templates: Templates, stack: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolve(templates, stack, item)).filter((item) => item !== NO_VALUE);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof InAccount) return value.value;
  if (value instanceof NotRead) throw new Undecided(value.reason);
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
    const compute = own(FUNCTIONS, first[0]);
    if (!compute) throw new Undecided(`${first[0]} in stack ${stack} is not understood`);
    return compute({ templates, stack }, first[1]);
  }
  return Object.fromEntries(
    entries
      .map(([key, item]) => [key, resolve(templates, stack, item)] as const)
      .filter(([, item]) => item !== NO_VALUE),
  );
}

interface At {
  readonly templates: Templates;
  readonly stack: string;
}

/** CloudFormation template reference, "Intrinsic functions"; `Fn::GetStackOutput` is the CDK's weak reference. */
const FUNCTIONS: Readonly<Record<string, (at: At, argument: unknown) => unknown>> = {
  Ref: (at, name) => reference(at, textOf(name)),
  'Fn::GetAtt': (at, argument) => {
    const [logicalId = '', ...attribute] = Array.isArray(argument)
      ? argument.map(textOf)
      : textOf(argument).split('.');
    return attributeOf(at, logicalId, attribute.join('.'));
  },
  'Fn::ImportValue': (at, name) => exported(at, textAt(at, name)),
  'Fn::GetStackOutput': (at, argument) => {
    const { StackName, OutputName, ...place } = objectOf(resolve(at.templates, at.stack, argument));
    const { account, region } = at.templates;
    const here: Readonly<Record<string, string>> = { Account: account, Region: region };
    for (const [key, value] of Object.entries(place)) {
      if (value !== here[key])
        throw new Undecided(`stack ${at.stack} reads an output by ${key} ${String(value)}`);
    }
    return output(at, textOf(StackName), textOf(OutputName));
  },
  'Fn::Join': (at, argument) => {
    const [separator, parts] = pairOf(argument);
    return listOf(resolve(at.templates, at.stack, parts))
      .map(textOf)
      .join(textOf(separator));
  },
  'Fn::Split': (at, argument) => {
    const [separator, text] = pairOf(argument);
    return split(textAt(at, text), textOf(separator));
  },
  'Fn::Select': (at, argument) => {
    const [index, from] = pairOf(argument);
    const list = Array.isArray(from)
      ? from.map((item) => valueAt(at, item))
      : resolve(at.templates, at.stack, from);
    if (list instanceof UnknownParts) return list.part(indexOf(index));
    const chosen = listOf(list)[indexOf(index)];
    if (chosen === undefined) throw new Undecided(`Fn::Select finds no item ${String(index)}`);
    return chosen;
  },
  'Fn::Sub': (at, argument) => {
    const [text, given] = Array.isArray(argument) ? pairOf(argument) : [argument, {}];
    const values = objectOf(resolve(at.templates, at.stack, given));
    return textOf(text).replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (Object.hasOwn(values, name)) return textOf(values[name]);
      const [logicalId = '', ...attribute] = name.split('.');
      return attribute.length > 0
        ? attributeOf(at, logicalId, attribute.join('.'))
        : textOf(reference(at, name));
    });
  },
  'Fn::Base64': (at, argument) => encoded(textAt(at, argument)),
};

/** Whether {@link resolve} knows the function. */
export const isFunction = (name: string): boolean => Object.hasOwn(FUNCTIONS, name);

/** The parts of a symbol. Nobody knows how many there are, so only a choice of one can be resolved. */
class UnknownParts {
  constructor(
    private readonly symbol: string,
    private readonly separator: string,
  ) {}

  part(index: number): string {
    return within(this.symbol, partOf(this.separator, index));
  }
}

function split(text: string, separator: string): readonly string[] | UnknownParts {
  if (isEncoded(text)) throw new Undecided('the parts of an encoded text are not known');
  return isSymbol(text) ? new UnknownParts(text, separator) : splitAround(text, separator);
}

function reference({ templates, stack }: At, name: string): string | undefined {
  const { account, region, partition, dnsSuffix } = templates;
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::AccountId': account,
    'AWS::Region': region,
    'AWS::Partition': partition,
    'AWS::URLSuffix': dnsSuffix,
    'AWS::StackName': stack,
    'AWS::StackId': stackIdOf(templates, stack),
  };
  if (name === 'AWS::NoValue') return NO_VALUE;
  if (Object.hasOwn(pseudo, name)) return pseudo[name];
  const parameter = own(templateOf(templates, stack).Parameters, name);
  if (parameter) return publicParameter(parameter) ?? symbolOf(stack, name);
  return attributeOf({ templates, stack }, name, 'Ref');
}

/**
 * The value of a parameter that AWS publishes; `undefined` for any other. No account can write below `/aws` (Systems
 * Manager user guide, "Working with public parameters").
 */
export function publicParameter(parameter: unknown): string | undefined {
  const { Type, Default, ...others } = parameter as Readonly<Record<string, unknown>>;
  const isPublic = typeof Default === 'string' && /^\/aws\/service(\/[\w-]+)+$/.test(Default);
  return isPublic &&
    Type === 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>' &&
    Object.keys(others).length === 0
    ? publicParameterAt(Default)
    : undefined;
}

function attributeOf({ templates, stack }: At, logicalId: string, attribute: string): string {
  const resource = own(templateOf(templates, stack).Resources, logicalId);
  if (!resource) throw new Undecided(`stack ${stack} refers to ${logicalId}, which it does not have`);
  return resolvedName(templates, stack, logicalId, resource, attribute);
}

function exported(at: At, name: string): unknown {
  for (const [stack, { Outputs = {} }] of Object.entries(at.templates.stacks)) {
    for (const { Export, Value } of Object.values(Outputs)) {
      if (Export && resolve(at.templates, stack, Export.Name) === name) {
        return resolve(at.templates, stack, Value);
      }
    }
  }
  throw new Undecided(`stack ${at.stack} imports ${name}, which no stack of the deployment exports`);
}

function output({ templates, stack }: At, from: string, name: string): unknown {
  const found = own(templateOf(templates, from).Outputs, name);
  if (!found) throw new Undecided(`stack ${stack} reads output ${name} of stack ${from}, which has none`);
  return resolve(templates, from, found.Value);
}

function templateOf(templates: Templates, stack: string): Template {
  const template = own(templates.stacks, stack);
  if (!template) throw new Undecided(`there is no template of stack ${stack}`);
  return template;
}

const textAt = ({ templates, stack }: At, value: unknown) => textOf(resolve(templates, stack, value));

/** @throws Undecided on no value: it is not documented whether the items after it move up */
function valueAt({ templates, stack }: At, item: unknown): unknown {
  const value = resolve(templates, stack, item);
  if (value === NO_VALUE) throw new Undecided('Fn::Select chooses from a list with AWS::NoValue');
  return value;
}

/** The index of Fn::Select: a whole number, which templates also write as text. */
function indexOf(value: unknown): number {
  if (!/^\d+$/.test(String(value))) throw new Undecided(`${JSON.stringify(value)} is no index`);
  return Number(value);
}

function listOf(list: unknown): readonly unknown[] {
  if (!Array.isArray(list)) throw new Undecided(`expected a list, got ${JSON.stringify(list)}`);
  return list;
}

function pairOf(value: unknown): readonly [unknown, unknown] {
  if (!Array.isArray(value) || value.length !== 2)
    throw new Undecided(`${JSON.stringify(value)} is not a pair`);
  return [value[0], value[1]];
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new Undecided(`expected text, got ${JSON.stringify(value)}`);
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  throw new Undecided(`expected an object, got ${JSON.stringify(value)}`);
}
