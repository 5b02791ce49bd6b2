import type { FoundResource } from './template/world';

/** Types whose id says nothing: it is a random one. */
const RANDOM = ['AWS::EC2::SecurityGroup', 'AWS::Bedrock::Guardrail'];

/** The most characters of a name that a service takes, where names of stacks and ids may exceed it (its API reference). */
const LONGEST: Readonly<Record<string, number>> = {
  'AWS::IAM::Role': 64,
  'AWS::KinesisFirehose::DeliveryStream': 64,
  'AWS::Lambda::Function': 64,
  'AWS::S3::Bucket': 63,
  'AWS::SQS::Queue': 80,
};
const LOWER_CASE = ['AWS::S3::Bucket', 'AWS::ECR::Repository'];

/** A hyphen and twelve random characters (yulin, below); older names have thirteen (serverless/serverless issue 2791, 2017). */
const RANDOM_END = 14;
/** What is left at least of the name of the stack, and of the logical id, where both do not fit: (63 - 14 - 1) / 2. */
const HALF = 24;

/**
 * The narrowest pattern of a resource's name that is known before the deploy. CloudFormation names a resource
 * `<stack>-<logical id>-<random>` (CloudFormation template reference, "CloudFormation resource custom naming"). Where that is
 * too long for its type, it cuts both to one half of what is left, and what a short one leaves goes to the other. The cut is
 * not documented; assumed from names of real stacks: three of KensioSoftware/yulin issue 1113 (2026-08, 25 and 24 characters
 * of a bucket's name), one of serverless/serverless issue 2791 (24 and 24) and one of a nested stack with a short id (gist
 * christianklotz/468a240a, 2018).
 */
export function namePattern(resource: FoundResource): string {
  const given = nameInTemplate(resource);
  if (given !== undefined) return given;
  const { type, stack, logicalId } = resource;
  if (RANDOM.includes(type)) return '*';
  const whole = `${stack}-${logicalId}`;
  const fits = whole.length + RANDOM_END <= (LONGEST[type] ?? Number.POSITIVE_INFINITY);
  const pattern = fits ? `${whole}-*` : `${stack.slice(0, HALF)}*-${logicalId.slice(0, HALF)}*`;
  return LOWER_CASE.includes(type) ? pattern.toLowerCase() : pattern;
}

/** The name that the template gives; `undefined`: CloudFormation gives one. */
function nameInTemplate({ type, name, symbol, get }: FoundResource): string | undefined {
  if (name !== symbol) return name;
  const inside =
    type === 'AWS::Glue::Database' ? (get('DatabaseInput') as { Name?: unknown }).Name : get('Name');
  return ['AWS::Glue::Database', 'AWS::Athena::WorkGroup'].includes(type) && typeof inside === 'string'
    ? inside
    : undefined;
}
