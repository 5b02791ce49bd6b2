import { type CheckResult, type Claim, claim } from '../claim';
import { authorizerConfiguration } from '../expected/gateway/authorizer-configuration';
import { chainHeadsConfiguration } from '../expected/gateway/chain-heads';
import { jsonDifferences } from '../json-differences';
import type { Scene } from '../scene';
import { type FunctionCode, functionKey } from '../subject';
import { NotRead } from '../template/found-value';
import type { FoundResource } from '../template/world';
import { Undecided } from '../undecided';

/** What the functions of the deployment run: their code, and the configurations of authorizer and signer beside it. */
export function functionClaims(scene: Scene): readonly Claim[] {
  return [
    claim(
      'functions.code',
      'the code of each function is the bundle of this repository’s sources and one configuration, and nothing else',
      () => code(scene),
    ),
    claim(
      'functions.authorizer',
      'the configuration bundled with the authorizer is, in every field, the one that follows from the deployment; the API asks this function, and no other function is an authorizer',
      () => authorizer(scene),
    ),
    claim(
      'functions.chain-heads',
      'the configuration bundled with the signer is, in every field, the one that follows from the deployment, and one function has it',
      () => chainHeads(scene),
    ),
  ];
}

/** The packages that a function may have. */
const PACKAGES: readonly FunctionCode[] = [
  {
    files: ['document-reader.mjs', 'index.js', 'router-config.json'],
    index: 'lambda/router',
    documentReader: 'lambda/document-reader',
  },
  { files: ['authorizer-config.json', 'index.js'], index: 'lambda/authorizer' },
  { files: ['chain-heads-config.json', 'index.js'], index: 'lambda/chain-heads' },
];

function code({ world, subject }: Scene): CheckResult {
  const functions = world.ofType('AWS::Lambda::Function');
  const unread = functions.flatMap((one): readonly string[] => {
    const found = subject.code[keyOf(one)];
    if (found instanceof NotRead) return [`${one.symbol}: ${found.reason}`];
    return found ? [] : [`the code of ${one.symbol} is no asset of this assembly`];
  });
  const others = functions.flatMap((one) => {
    const { symbol } = one;
    const found = subject.code[keyOf(one)];
    return found &&
      !(found instanceof NotRead) &&
      !PACKAGES.some((one) => jsonDifferences(found, one).length === 0)
      ? [
          `${symbol} has ${found.files.join(', ')}; its index.js is the bundle of ${found.index} sources${found.documentReader ? `, its document-reader.mjs of ${found.documentReader} sources` : ''}`,
        ]
      : [];
  });
  return {
    against: [...others, ...unread],
    looked: functions.map(({ symbol }) => symbol),
    undecided: others.length === 0,
  };
}

function authorizer({ basis, world, subject }: Scene): CheckResult {
  const expected = authorizerConfiguration(basis);
  const found = world
    .ofType('AWS::Lambda::Function')
    .flatMap((one) => configurationOf(one, subject.authorizerConfigs));
  const asked = world
    .ofType('AWS::ApiGateway::Authorizer')
    .map((one) => /:function:(⟦[^⟦⟧]+⟧)/.exec(one.text('AuthorizerUri'))?.[1] ?? one.symbol);
  const symbols = found.map(([symbol]) => symbol);
  const number = expected ? 1 : 0;
  return {
    against: [
      ...(found.length === number
        ? []
        : [`${found.length} functions have an authorizer’s configuration, expected ${number}`]),
      ...jsonDifferences(asked, symbols).map((words) => `the function that the API asks: ${words}`),
      ...found.flatMap(([symbol, config]) =>
        jsonDifferences(config, expected).map((words) => `${symbol}: ${words}`),
      ),
    ],
    looked: symbols.length > 0 ? symbols : ['no lane accepts bearer credentials'],
  };
}

function chainHeads({ basis, world, subject }: Scene): CheckResult {
  const expected = chainHeadsConfiguration(basis);
  const found = world
    .ofType('AWS::Lambda::Function')
    .flatMap((one) => configurationOf(one, subject.chainHeadsConfigs));
  return {
    against: [
      ...(found.length === 1 ? [] : [`${found.length} functions have a signer’s configuration, expected 1`]),
      ...found.flatMap(([symbol, config]) =>
        jsonDifferences(config, expected).map((words) => `${symbol}: ${words}`),
      ),
    ],
    looked: found.map(([symbol]) => symbol),
  };
}

/** @throws Undecided if it could not be read whether the function has one */
function configurationOf(one: FoundResource, configurations: Readonly<Record<string, unknown>>) {
  const found = configurations[keyOf(one)];
  if (found instanceof NotRead) throw new Undecided(`${one.symbol}: ${found.reason}`);
  return found === undefined ? [] : [[one.symbol, found] as const];
}

const keyOf = ({ stack, logicalId }: FoundResource) => functionKey(stack, logicalId);
