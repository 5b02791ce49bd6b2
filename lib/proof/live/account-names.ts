import { nameOf, partOfUuid, resolvedName, symbolOf } from '../template/names';
import { publicParameter, resolve } from '../template/resolve';
import { SYMBOLS } from '../template/symbol';
import type { Templates } from '../template/template';
import { Undecided } from '../undecided';
import type { FoundStack } from './found-account';

/** The proof writes symbols for names that CloudFormation gives. In an account they are known: this is the dictionary. */
export interface AccountNames {
  /** Whether a text of the account is this text of the proof, symbols read as names. @throws Undecided on a symbol without a name */
  isSame(symbolic: string, found: string): boolean;
  /** A value of the account with each name of the deployment's resources replaced by its symbol. */
  symbolic(value: unknown): unknown;
}

/**
 * Names come from the physical ids of the resources, from the outputs of the stacks (attributes that one stack gives to
 * another), from the ids of the stacks, and from the parameters that AWS publishes.
 */
export function accountNames(templates: Templates, stacks: readonly FoundStack[]): AccountNames {
  const texts = new Map<string, Set<string>>();
  const bind = (pattern: unknown, found: string | undefined) => {
    const bound = typeof pattern === 'string' && found !== undefined && onlySymbol(pattern, found);
    if (!bound) return;
    texts.set(bound.symbol, (texts.get(bound.symbol) ?? new Set()).add(bound.text));
  };
  for (const stack of stacks) {
    for (const [logicalId, physicalId] of ownersFirst(stack)) {
      for (const [pattern, found] of namesOf(templates, stack, logicalId, physicalId)) bind(pattern, found);
    }
    for (const [index, part] of (stack.id.split('/').at(-1) ?? '').split('-').entries()) {
      bind(partOfUuid(stack.name, index + 1), part);
    }
    for (const [name, parameter] of Object.entries(stack.template.Parameters ?? {})) {
      bind(publicParameter(parameter), stack.parameters.get(name));
    }
  }
  for (const stack of stacks) {
    for (const [name, { Value }] of Object.entries(stack.template.Outputs ?? {})) {
      bind(resolvedOr(templates, stack.name, Value), stack.outputs.get(name));
    }
  }
  return { isSame: sameText(texts), symbolic: symbolicBy(texts) };
}

/** Types whose physical id is the name of the resource that they belong to: the policy of a bucket. */
const NAMED_AFTER_ANOTHER = ['AWS::S3::BucketPolicy', 'AWS::Lambda::EventInvokeConfig'];

/** A name that two resources have means the one that it was given to. */
const ownersFirst = ({ physicalIds, template }: FoundStack) => {
  const isOwner = ([logicalId]: readonly [string, string]) =>
    !NAMED_AFTER_ANOTHER.includes(template.Resources[logicalId]?.Type ?? '');
  return [...physicalIds].sort((one, other) => Number(isOwner(other)) - Number(isOwner(one)));
};

/** What is known by the physical id of a resource: what `Ref` resolves to, and where that is a URL, its last part. */
function namesOf(
  templates: Templates,
  { name: stack, template }: FoundStack,
  logicalId: string,
  physicalId: string,
): readonly (readonly [pattern: string, found: string | undefined])[] {
  const resource = template.Resources[logicalId];
  if (!resource) return [];
  const ref = resolvedName(templates, stack, logicalId, resource, 'Ref');
  if (nameOf(stack, logicalId, resource) !== symbolOf(stack, logicalId)) return [];
  // The name of a queue is the end of its URL, and the proof has one symbol for both.
  const isUrl = /^https?:\/\//.test(physicalId);
  const last = physicalId.split('/').at(-1);
  return [
    [ref, physicalId],
    ...(isUrl ? ([[ref, last]] as const) : []),
    // SageMaker names a model by an ARN, whose end is the name that others use.
    ...(resource.Type === 'AWS::SageMaker::Model'
      ? ([[symbolOf(stack, `${logicalId}.ModelName`), last]] as const)
      : []),
  ];
}

/** The text that the only symbol of a pattern has, if the rest of the pattern fits. */
function onlySymbol(pattern: string, found: string) {
  const [symbol, ...more] = pattern.match(SYMBOLS) ?? [];
  if (symbol === undefined || more.length > 0) return undefined;
  const [before = '', after = ''] = pattern.split(symbol);
  const isFit =
    found.length > before.length + after.length && found.startsWith(before) && found.endsWith(after);
  return isFit ? { symbol, text: found.slice(before.length, found.length - after.length) } : undefined;
}

function resolvedOr(templates: Templates, stack: string, value: unknown): unknown {
  try {
    return resolve(templates, stack, value);
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

type Texts = ReadonlyMap<string, ReadonlySet<string>>;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const sameText =
  (texts: Texts) =>
  (symbolic: string, found: string): boolean => {
    if (symbolic === found) return true;
    const symbols = symbolic.match(SYMBOLS) ?? [];
    if (symbols.length === 0) return false;
    const pattern = (unknown: string) =>
      symbolic
        .split(SYMBOLS)
        .map(escaped)
        .reduce((before, after, index) => {
          const known = [...(texts.get(symbols[index - 1] ?? '') ?? [])].map(escaped);
          return `${before}${known.length > 0 ? `(?:${known.join('|')})` : unknown}${after}`;
        });
    if (new RegExp(`^${pattern('(?!)')}$`, 's').test(found)) return true;
    const missing = symbols.find((symbol) => !texts.has(symbol));
    if (missing !== undefined && new RegExp(`^${pattern('.+')}$`, 's').test(found)) {
      throw new Undecided(`the account does not say what ${missing} is`);
    }
    return false;
  };

function symbolicBy(texts: Texts): (value: unknown) => unknown {
  const symbols = new Map<string, string>();
  for (const [symbol, found] of texts) {
    for (const text of found) if (text.length >= SHORTEST && !symbols.has(text)) symbols.set(text, symbol);
  }
  if (symbols.size === 0) return (value) => value;
  const names = [...symbols.keys()].sort((a, b) => b.length - a.length).map(escaped);
  // A name is a whole word: `records` is not the beginning of `records-old`.
  const anyName = new RegExp(`(?<![\\w-])(?:${names.join('|')})(?![\\w-])`, 'g');
  const replaced = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(anyName, (name) => symbols.get(name) ?? name);
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item)]));
  };
  return replaced;
}

const isPlain = (value: object) => Object.getPrototypeOf(value) === Object.prototype;

/** A shorter text may be a word of any value. */
const SHORTEST = 6;
