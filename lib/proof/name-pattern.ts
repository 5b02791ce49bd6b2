import type { FoundResource } from './template/world';

/** Types whose id says nothing: it is a random one. */
const RANDOM = ['AWS::EC2::SecurityGroup', 'AWS::Bedrock::Guardrail'];

/** The most characters of a name that CloudFormation gives, where it is short. */
const LONGEST: Readonly<Record<string, number>> = {
  'AWS::S3::Bucket': 63,
  'AWS::KinesisFirehose::DeliveryStream': 64,
};
const LOWER_CASE = ['AWS::S3::Bucket', 'AWS::ECR::Repository'];

/** A hyphen and twelve random characters; older names have thirteen. */
const RANDOM_END = 14;
/** What is left at least of the name of the stack, and of the logical id, where both do not fit. */
const HALF = 24;

/**
 * The narrowest pattern of a resource's name that is known before the deploy. CloudFormation names a resource
 * `<stack>-<logical id>-<random>` (CloudFormation user guide, "Name type", 2026-11). Where that is too long, it cuts both
 * to one half of what is left. AWS does not document the cut: names of real stacks show it
 * (KensioSoftware/yulin issue 1113, 2026-08), so the pattern takes one character less of each.
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
