import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** AWS CDK's package of the Control Tower rules; it also has cfn-guard, the program that evaluates them. */
const PACKAGE = '@cdklabs/cdk-validator-cfnguard';

/** The folders of the builds of cfn-guard, by operating system and processor as Node.js names them. */
const BUILDS: Readonly<Record<string, string>> = {
  'linux x64': 'ubuntu/x86_64',
  'linux arm64': 'ubuntu/aarch64',
  'darwin x64': 'macos/x86_64',
  'darwin arm64': 'macos/aarch64',
};

/** One rule: a file of cfn-guard. */
export interface RuleFile {
  readonly file: string;
  /** Every resource type that the rule names. It says nothing about a template that has none of them. */
  readonly types: readonly string[];
}

export interface RulePackage {
  /** The path of cfn-guard. It is statically linked and reads nothing but its arguments. */
  readonly program: string;
  readonly rules: readonly RuleFile[];
}

/** What decides which build of cfn-guard runs. */
export type Machine = Readonly<Pick<NodeJS.Process, 'platform' | 'arch'>>;

/**
 * Finds rules and program on this machine. Nothing is downloaded and no install script runs: both are in the package.
 *
 * @throws Error in words if the package has no build for this machine, or cannot be run
 */
export function rulePackage({ platform, arch }: Machine = process): RulePackage {
  const build = BUILDS[`${platform} ${arch}`];
  if (build === undefined) {
    throw new Error(
      `The Control Tower rules need cfn-guard, and ${PACKAGE} has no build of it for ${platform} ${arch}. It has builds for: ${Object.keys(BUILDS).join(', ')}. Run this command on one of these systems: in the pipeline, in a container, or in the Windows Subsystem for Linux.`,
    );
  }
  const root = path.dirname(require.resolve(`${PACKAGE}/package.json`));
  const program = path.join(root, 'bin', build, 'cfn-guard');
  try {
    accessSync(program, constants.X_OK);
  } catch {
    throw new Error(
      `The Control Tower rules need cfn-guard, and ${program} cannot be executed. Install the packages again with \`npm ci\`. If the file is there, its file system may be mounted with \`noexec\`.`,
    );
  }
  return { program, rules: rulesBelow(path.join(root, 'rules', 'control-tower', 'cfn-guard')) };
}

const rulesBelow = (folder: string): readonly RuleFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.guard'))
    .sort()
    .map((name) => {
      const file = path.join(folder, name);
      return { file, types: typesNamedIn(readFileSync(file, 'utf8')) };
    });

/** A line that starts with `#` is a comment; some have types as examples. */
function typesNamedIn(rule: string): readonly string[] {
  const code = rule.replace(/^\s*#.*$/gm, '');
  return [...new Set(code.match(/\bAWS::\w+::\w+/g))].sort();
}
