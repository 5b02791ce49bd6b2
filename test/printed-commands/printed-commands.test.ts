import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argumentsOf } from './arguments-of';
import { withAwsCli } from './printed-here';
import { problemsOf, VALUE } from './problems-of';

const ROOT = join(__dirname, '../..');
jest.setTimeout(120_000);

const files = (...patterns: readonly string[]) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(ROOT, file)));

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** Command lines of the code blocks of a document, joined where a backslash continues them. */
function blockCommands(document: string): readonly string[] {
  const blocks = [...document.matchAll(/```(?:sh|bash)\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  return blocks
    .flatMap((code) => code.replace(/\\\n\s*/g, ' ').split('\n'))
    .map((line) => line.trim())
    .filter((line) => /^(aws|hf|npm run|npx cdk) /.test(line));
}

/**
 * Commands of the AWS CLI in running text: the operation, and options with a value each. A command whose operation is put
 * together when it is printed is left to the tests of its check.
 */
function awsCommandsIn(text: string): readonly string[] {
  const value = String.raw`(?:"[^"\n]*"|'[^'\n]*'|(?!-)(?:[^\s\x60"'<]|<[^>\n]*>)+)`;
  const form = new RegExp(
    String.raw`\baws [a-z][a-z0-9-]+ [a-z][\w-]*(?: --[a-z][a-z-]*(?: ${value})?)*(?![\w$*-])`,
    'g',
  );
  return [...text.replace(/\$\{[^{}]*\}/g, VALUE).matchAll(form)]
    .map(([command]) => command.replace(/[,.;]+$/, ''))
    .filter((command) => !LEFT_OUT.test(command))
    .map((command) => (command.includes(' --') ? command : `${command} --generate-cli-skeleton`));
}

/** Other things whose names begin with the word, copies of files without their paths, a command that names a file last, and operations put together. */
const LEFT_OUT = new RegExp(
  `^aws (sdk|cdk|lambda ric)\\b|^aws s3 \\w+$|^aws lambda invoke\\b|^aws \\S+ \\S*(${VALUE}|-$)`,
);

const documents = files('*.md').filter((file) => !file.startsWith('test/'));
const sources = files(
  'lib/*.ts',
  'scripts/*.ts',
  'local/*.ts',
  'lambda/*.ts',
  'bin/*.ts',
  'deployments/*.ts',
);

withAwsCli(
  'each command of a code block of a document is one that a shell and its program understand',
  () => {
    const commands = documents.flatMap((file) => blockCommands(textOf(file)));
    expect(commands.length).toBeGreaterThan(30);
    expect(problemsOf(commands)).toEqual([]);
  },
);

withAwsCli('each command of the AWS CLI in the text of a document is one that the CLI understands', () => {
  const prose = documents.map((file) =>
    textOf(file)
      .replace(/```[\s\S]*?```/g, '')
      .replace(/\s*\n\s*/g, ' '),
  );
  const commands = prose.flatMap((text) =>
    [...text.matchAll(/`(aws [^`]+)`/g)].flatMap(([, one = '']) => awsCommandsIn(one)),
  );
  expect(commands.length).toBeGreaterThan(5);
  expect(problemsOf(commands)).toEqual([]);
});

withAwsCli('each command of the AWS CLI that a source can print is one that the CLI understands', () => {
  const commands = sources.flatMap((file) => awsCommandsIn(textOf(file)));
  expect(commands.length).toBeGreaterThan(30);
  expect(problemsOf(commands)).toEqual([]);
});

describe('a command that fails is found', () => {
  withAwsCli.each([
    ['an operation that does not exist', 'aws ec2 describe-zones --region us-east-1'],
    ['an option that does not exist', 'aws ec2 describe-vpcs --zone us-east-1a --region us-east-1'],
    ['an option without its value', 'aws ec2 describe-vpcs --region'],
    ['a required option that is missing', 'aws acm describe-certificate --region us-east-1'],
    ['a value of the wrong form', 'aws acm describe-certificate --certificate-arn short --region us-east-1'],
    ['a query that is no JMESPath', 'aws ec2 describe-vpcs --region us-east-1 --query "Vpcs[["'],
    [
      'an option that a newer operation does not have',
      'aws bedrock put-account-data-retention --level none --region us-east-1',
    ],
    ['a call without a region', 'aws ec2 describe-vpcs'],
    ['quotes that do not end', 'aws ec2 describe-vpcs --query "Vpcs'],
    ['a placeholder that the shell takes for a redirection', 'hf download <model'],
    ['a program that a shell cannot find', 'hfs download model'],
    ['an option of hf that does not exist', 'hf download --all model'],
    ['a script that package.json does not have', 'npm run destroyed -- starter'],
    ['an option of the CDK that does not exist', 'npx cdk bootstrap --qualifiers x'],
  ])('%s: %s', (_what, line) => {
    expect(problemsOf([line])).toHaveLength(1);
  });
});

test('a program in a pipe and one inside quotes are both seen', () => {
  expect(argumentsOf('aws a b --c "$(aws d e)" | hf download x y').map((run) => run.slice(0, 3))).toEqual([
    ['aws', 'd', 'e'],
    ['aws', 'a', 'b'],
    ['hf', 'download', 'x'],
  ]);
});
