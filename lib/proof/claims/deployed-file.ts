import { type Claim, claim } from '../claim';
import { jsonDifferences } from '../json-differences';
import type { Scene } from '../scene';

/**
 * The next deploy reads from the foundation what is deployed, and unites it with the new file. With another file there,
 * it would take permissions from what runs.
 */
export function deployedFileClaim({ deployment, world }: Pick<Scene, 'deployment' | 'world'>): Claim {
  return claim(
    'world.deployed-file',
    'the foundation stores the deployment that its templates are made from, in characters that CloudFormation returns unchanged',
    () => {
      const [type, keeper] = keeperOf(deployment);
      const found = world.all
        .filter((one) => one.type === type)
        .flatMap(({ written }) => written.Metadata?.DeploymentFile ?? []);
      const against =
        found.length > 1
          ? [`${found.length} resources store a deployment file`]
          : differences(found[0], deployment, keeper);
      return { against, looked: [`the metadata of ${keeper}`] };
    },
  );
}

/** What is never replaced: the VPC, and where that is imported, the records bucket, the one bucket that stores the file. */
const keeperOf = ({ imports }: Scene['deployment']) =>
  imports.vpc
    ? (['AWS::S3::Bucket', 'the records bucket'] as const)
    : (['AWS::EC2::VPC', 'the VPC'] as const);

function differences(stored: unknown, deployment: unknown, keeper: string): readonly string[] {
  if (typeof stored !== 'string') return [`${keeper} stores no deployment file`];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: every ASCII character is meant
  if (!/^[\u0000-\u007f]*$/.test(stored)) return ['the stored file has characters besides ASCII'];
  return jsonDifferences(parsed(stored), JSON.parse(JSON.stringify(deployment)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
