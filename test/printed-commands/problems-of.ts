import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as bedrock from '@aws-sdk/client-bedrock';
import { argumentsOf, type Run } from './arguments-of';

const ROOT = join(__dirname, '../..');

/** Whether this machine has version 1 of the AWS CLI, whose parser is a Python package. */
export const hasAwsCli = spawnSync('python3', ['-c', 'import awscli']).status === 0;

/** A value that a person fills in. It becomes a word that most parameters take. */
const FILLED_IN = /<[A-Za-z][^<>]*>/g;
export const VALUE = 'placeholder-value-0123456789';
/** Options that take a number. */
const NUMBER = new RegExp(`(--(?:desired-value|start-time)) ${VALUE}`, 'g');
/** What a shell gets: values in the place of what a person fills in. */
const filledIn = (line: string) => line.replaceAll(FILLED_IN, VALUE).replaceAll(NUMBER, '$1 1');

/**
 * Operations that are newer than the CLI of May 2026, each with its command in the SDK and the options that it has
 * (@aws-sdk/client-bedrock 3.1162.0).
 */
const NEWER = {
  'bedrock put-account-data-retention': [bedrock.PutAccountDataRetentionCommand, ['--region', '--mode']],
} as const;

/** What is wrong with printed command lines, each named; empty if a shell and the programs understand all of them. */
export function problemsOf(lines: readonly string[]): readonly string[] {
  const runs = [...new Set(lines)].flatMap((line) => {
    try {
      return argumentsOf(filledIn(line)).map((run) => ({ line, run }));
    } catch (error) {
      return [{ line, run: ['bash', (error as Error).message] as Run }];
    }
  });
  const aws = runs.filter(({ run: [program] }) => program === 'aws');
  const ofAws = awsProblems(aws.map(({ run: [, ...args] }) => args));
  return [
    ...aws.flatMap(({ line, run }) => (isPlaced(run) ? [] : [`${line}\n    names no region`])),
    ...aws.flatMap(({ line }, index) => (ofAws[index] ? [`${line}\n    ${ofAws[index]}`] : [])),
    ...runs.flatMap(({ line, run }) => otherProblem(run).map((words) => `${line}\n    ${words}`)),
  ];
}

/** Whether a command says where it acts. The region of a person's settings may be another one, or in another partition. */
const isPlaced = ([, service = '', ...args]: Run) =>
  ['configure', 'organizations', 'sso'].includes(service) ||
  args.some((word) => word === '--region' || word === '--generate-cli-skeleton');

function awsProblems(commands: readonly (readonly string[])[]): readonly (string | null)[] {
  if (!hasAwsCli) return [];
  const { stdout, stderr } = spawnSync('python3', [join(__dirname, 'aws_cli.py')], {
    input: JSON.stringify(commands.map((args) => (newerProblem(args) === undefined ? args : ['--version']))),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (stdout === '') throw new Error(stderr);
  const found = JSON.parse(stdout) as (string | null)[];
  return found.map((problem, index) => newerProblem(commands[index] ?? []) ?? problem);
}

/** `undefined`: the CLI of this machine knows the operation. `null`: it is newer, and right. */
function newerProblem([service, operation, ...rest]: readonly string[]): string | null | undefined {
  const newer = NEWER[`${service} ${operation}` as keyof typeof NEWER];
  if (!newer) return undefined;
  const [, options] = newer;
  const unknown = rest.filter((word) => word.startsWith('--') && !options.some((one) => one === word));
  return unknown.length > 0 ? `${operation} has no ${unknown.join(', ')}` : null;
}

/** Programs besides the AWS CLI, by what is known of them without starting them. */
function otherProblem([program, ...args]: Run): readonly string[] {
  if (program === 'bash') return args;
  const words = args.filter((word) => !word.startsWith('-'));
  const options = args.filter((word) => word.startsWith('-') && word !== '-' && word !== '--');
  const known = KNOWN[program as keyof typeof KNOWN];
  if (program === 'npm') return npmProblem(args);
  if (program === 'npx' && words[0] === 'cdk') return cdkProblem(words[1] ?? '', options);
  if (!known) return [];
  const form = Object.keys(known).find((start) => words.join(' ').startsWith(start));
  if (form === undefined) return [`${program} has no ${words[0]}`];
  const allowed: readonly string[] = known[form as keyof typeof known];
  return options
    .filter((option) => !allowed.includes(option))
    .map((option) => `${program} ${form} has no ${option}`);
}

/** `hf` of huggingface_hub 1: the subcommands and options in use. */
const KNOWN = {
  hf: { download: ['--revision', '--local-dir', '--exclude'] },
} as const;

function npmProblem([verb, script]: readonly string[]): readonly string[] {
  if (verb !== 'run') return [];
  const { scripts } = require(join(ROOT, 'package.json')) as { scripts: Record<string, string> };
  const file = /scripts\/\S+\.ts/.exec(scripts[script ?? ''] ?? '')?.[0];
  return script && scripts[script] && (!file || existsSync(join(ROOT, file)))
    ? []
    : [`package.json has no ${script}`];
}

const helps = new Map<string, string>();

/** The options of the CDK's own help. */
function cdkProblem(command: string, options: readonly string[]): readonly string[] {
  const cdk = require.resolve('aws-cdk/bin/cdk');
  const help =
    helps.get(command) ?? spawnSync(process.execPath, [cdk, command, '--help'], { encoding: 'utf8' }).stdout;
  helps.set(command, help);
  if (!help.includes(`cdk ${command}`)) return [`the CDK has no ${command}`];
  return options
    .filter((option) => !help.includes(option))
    .map((option) => `cdk ${command} has no ${option}`);
}
