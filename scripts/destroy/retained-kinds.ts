import { IDLE_PRICES } from '../preflight/cost/idle-prices';
import { STORAGE_PRICES } from './retained-prices';

/** One retained resource, with what its removal needs to know. */
export interface Thing {
  /** Its name, id or ARN: CloudFormation's physical id. */
  readonly id: string;
  readonly region: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The physical id of the resource that a value of the template refers to. */
  idOf(reference: unknown): string;
  /** An ARN in the account and region of the deployment. */
  arn(service: string, resource: string): string;
}

/** What one type of resource costs while it stays, and how it is removed. */
export interface RetainedKind {
  /** Plural. */
  readonly noun: string;
  /** USD a month for one. @default 0 */
  usd?(thing: Pick<Thing, 'properties'>): number;
  /** USD a month for each GB in it. @default it stores nothing */
  readonly usdPerGb?: number;
  /** Commands of the AWS CLI, in order. Empty where another removal takes it along, as `goesWith` says. */
  remove(thing: Thing): readonly string[];
  readonly goesWith?: string;
  /** What a person must know before the removal. */
  readonly caution?: string;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * Every version and delete marker of a bucket, a thousand at a time; the last turn finds none, and fails. S3 answers with
 * success also where it deletes some of them only: `Errors` says of which others, ends the loop and is printed.
 */
const emptied = ({ id, region }: Thing) => {
  const bucket = `--region ${region} --bucket ${id}`;
  const query = "--query '{Objects: [Versions, DeleteMarkers][].{Key: Key, VersionId: VersionId}}'";
  return `while aws s3api list-object-versions ${bucket} --max-items 1000 ${query} --output json > versions.json && aws s3api delete-objects ${bucket} --delete file://versions.json --query Errors --output text > errors.txt && grep -qx None errors.txt; do :; done; cat errors.txt`;
};

/**
 * The types of resources that outlive their stacks, in the order in which they can be removed: each before those that it
 * uses, keys last.
 */
export const RETAINED_KINDS: Readonly<Record<string, RetainedKind>> = {
  'AWS::Route53Resolver::FirewallRuleGroupAssociation': {
    noun: 'DNS firewalls of the VPC',
    remove: ({ id, region }) => [
      `aws route53resolver disassociate-firewall-rule-group --region ${region} --firewall-rule-group-association-id ${id}`,
    ],
  },
  'AWS::Route53Resolver::FirewallRuleGroup': {
    noun: 'rule groups of the DNS firewall',
    remove: ({ id, region, properties, idOf }) => [
      ...listOf(properties.FirewallRules).map((rule) => {
        const list = idOf((rule as { readonly FirewallDomainListId: unknown }).FirewallDomainListId);
        return `aws route53resolver delete-firewall-rule --region ${region} --firewall-rule-group-id ${id} --firewall-domain-list-id ${list}`;
      }),
      `aws route53resolver delete-firewall-rule-group --region ${region} --firewall-rule-group-id ${id}`,
    ],
  },
  'AWS::Route53Resolver::FirewallDomainList': {
    noun: 'lists of names of the DNS firewall',
    usd: ({ properties }) => listOf(properties.Domains).length * IDLE_PRICES.dnsFirewallName.usd,
    remove: ({ id, region }) => [
      `aws route53resolver delete-firewall-domain-list --region ${region} --firewall-domain-list-id ${id}`,
    ],
  },
  'AWS::EC2::FlowLog': {
    noun: 'flow logs',
    remove: ({ id, region }) => [`aws ec2 delete-flow-logs --region ${region} --flow-log-ids ${id}`],
  },
  'AWS::EC2::VPC': {
    noun: 'VPCs',
    remove: ({ id, region }) => [`aws ec2 delete-vpc --region ${region} --vpc-id ${id}`],
  },
  'AWS::S3::BucketPolicy': {
    noun: 'policies of buckets',
    remove: ({ region, properties, idOf }) => [
      `aws s3api delete-bucket-policy --region ${region} --bucket ${idOf(properties.Bucket)}`,
    ],
  },
  'AWS::S3::Bucket': {
    noun: 'buckets',
    usdPerGb: STORAGE_PRICES.bucket.usd,
    remove: (thing) => [
      emptied(thing),
      `aws s3api delete-bucket --region ${thing.region} --bucket ${thing.id}`,
    ],
  },
  'AWS::ECR::Repository': {
    noun: 'image repositories',
    usdPerGb: STORAGE_PRICES.repository.usd,
    remove: ({ id, region, properties }) => [
      ...(properties.RepositoryPolicyText === undefined
        ? []
        : [`aws ecr delete-repository-policy --region ${region} --repository-name ${id}`]),
      `aws ecr delete-repository --region ${region} --repository-name ${id} --force`,
    ],
  },
  'AWS::DynamoDB::Table': {
    noun: 'tables',
    usdPerGb: STORAGE_PRICES.table.usd,
    remove: ({ id, region, properties, arn }) => {
      const table = arn('dynamodb', `table/${id}`);
      return [
        ...(properties.ResourcePolicy === undefined
          ? []
          : [`aws dynamodb delete-resource-policy --region ${region} --resource-arn ${table}`]),
        `aws dynamodb update-table --region ${region} --table-name ${id} --no-deletion-protection-enabled`,
        `aws dynamodb delete-table --region ${region} --table-name ${id}`,
      ];
    },
  },
  'AWS::Logs::LogStream': { noun: 'log streams', goesWith: 'its log group', remove: () => [] },
  'AWS::Logs::LogGroup': {
    noun: 'log groups',
    usdPerGb: STORAGE_PRICES.logGroup.usd,
    remove: ({ id, region }) => [`aws logs delete-log-group --region ${region} --log-group-name ${id}`],
  },
  // API Gateway's table of patch operations has `replace` alone for this path (API Gateway API reference, account:update).
  'AWS::ApiGateway::Account': {
    noun: 'settings of the account for API Gateway',
    caution:
      'every API of the account and region writes its logs with the role that this setting names. Empty it only when none of them does; the command leaves it where it names another role',
    remove: ({ region, properties, idOf }) => [
      `aws apigateway get-account --region ${region} --query cloudwatchRoleArn --output text | grep -q '/${idOf(properties.CloudWatchRoleArn)}$' && aws apigateway update-account --region ${region} --patch-operations op=replace,path=/cloudwatchRoleArn,value=`,
    ],
  },
  'AWS::IAM::ManagedPolicy': {
    noun: 'policies of roles',
    remove: ({ id, region, properties, idOf }) => [
      ...listOf(properties.Roles).map(
        (role) =>
          `aws iam detach-role-policy --region ${region} --role-name ${idOf(role)} --policy-arn ${id}`,
      ),
      `aws iam delete-policy --region ${region} --policy-arn ${id}`,
    ],
  },
  'AWS::IAM::Role': {
    noun: 'roles',
    remove: ({ id, region }) => [`aws iam delete-role --region ${region} --role-name ${id}`],
  },
  // "If you delete a guardrail, all of its versions will be deleted" (Amazon Bedrock user guide, "Delete your guardrail").
  'AWS::Bedrock::GuardrailVersion': {
    noun: 'published versions of the guardrail',
    goesWith: 'its guardrail, which the stack deletes',
    remove: () => [],
  },
  'AWS::KMS::Key': {
    noun: 'keys',
    usd: () => IDLE_PRICES.key.usd,
    remove: ({ id, region }) => [
      `aws kms schedule-key-deletion --region ${region} --key-id ${id} --pending-window-in-days 30`,
    ],
  },
};
