import { paginateGetRestApis } from '@aws-sdk/client-api-gateway';
import { paginateListGuardrails } from '@aws-sdk/client-bedrock';
import {
  paginateDescribeSecurityGroups,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2';
import { GetAccountSummaryCommand, type SummaryKeyType } from '@aws-sdk/client-iam';
import { QUOTAS, type QuotaName } from '../../../lib/config/facts/service-quotas';
import type { Account } from '../../account/account';
import { allPages } from '../../account/all-pages';
import { quotaByCode, requestQuota } from '../../account/quotas';
import { describeStack } from '../../account/stack';
import { unlessAbsent } from '../../account/unless-absent';
import { type Answer, found, undecided } from '../answer';
import type { PrerequisiteOf } from '../prerequisite';

type At = Pick<
  Account,
  'apiGateway' | 'bedrock' | 'cloudFormation' | 'ec2' | 'iam' | 'region' | 'serviceQuotas'
>;

/** Whether a quota has room for what the deployment creates, beside what the account has. */
export async function checkAccountQuota(
  { quota, needed }: PrerequisiteOf<'account-quota'>,
  at: At,
): Promise<Answer> {
  const { title } = QUOTAS[quota];
  const value = await quotaOf(quota, at);
  const count = USED[quota];
  if (count === 'of each') {
    const most = Math.max(...Object.values(needed));
    if (most <= value) return found(`${value} in ${at.region}; the deployment has ${most}.`);
    return tooSmall(quota, `the deployment has ${most}`, { value, wanted: most }, at);
  }
  const [used, more] = await Promise.all([count(at), newIn(needed, at)]);
  if (used === undefined) return undecided(`AWS did not say how much of "${title}" is used.`);
  if (used + more <= value)
    return found(`${used} of ${value} are used in ${at.region}; a deploy adds ${more}.`);
  return tooSmall(
    quota,
    `the account has ${used}, and a deploy adds ${more}`,
    { value, wanted: used + more },
    at,
  );
}

function tooSmall(
  quota: QuotaName,
  why: string,
  { value, wanted }: { readonly value: number; readonly wanted: number },
  { region }: Pick<At, 'region'>,
): Answer {
  const { service, code, title } = QUOTAS[quota];
  const words = `The quota "${title}" in ${region} is ${value}; ${why}.`;
  return code === undefined
    ? {
        words: `${words} Ask AWS Support whether it can be raised, or remove what is not used.`,
        commands: [],
      }
    : {
        words: `${words} Request a higher one; approval may take days.`,
        commands: [requestQuota(region, service, code, wanted)],
      };
}

/** How many a deploy adds: what a stack has that exists is among what is used. */
async function newIn(needed: Readonly<Record<string, number>>, at: At): Promise<number> {
  const counts = await Promise.all(
    Object.entries(needed).map(async ([stack, many]) => ((await describeStack(at, stack)) ? 0 : many)),
  );
  return counts.reduce((total, many) => total + many, 0);
}

/** The quota of the account. AWS's default where Service Quotas does not know it. */
async function quotaOf(quota: QuotaName, at: At): Promise<number> {
  const { service, code, usual } = QUOTAS[quota];
  const ofIam = IAM[quota];
  if (ofIam) return (await summary(at))[ofIam.quota] ?? usual;
  if (code === undefined) return usual;
  return (await unlessAbsent(quotaByCode(service, code, at), 'NoSuchResourceException')) ?? usual;
}

const IAM: Partial<Record<QuotaName, { readonly used: SummaryKeyType; readonly quota: SummaryKeyType }>> = {
  roles: { used: 'Roles' as SummaryKeyType, quota: 'RolesQuota' as SummaryKeyType },
  policies: { used: 'Policies', quota: 'PoliciesQuota' },
};

/** How many the account has in this region. `of each`: the quota is one of each VPC or group, which is the deployment's. */
const USED: Readonly<Record<QuotaName, ((at: At) => Promise<number | undefined>) | 'of each'>> = {
  vpcs: ({ ec2: client }) => counted(paginateDescribeVpcs({ client }, {}), ({ Vpcs }) => Vpcs),
  'interface-endpoints': 'of each',
  'gateway-endpoints': ({ ec2: client }) =>
    counted(
      paginateDescribeVpcEndpoints(
        { client },
        { Filters: [{ Name: 'vpc-endpoint-type', Values: ['Gateway'] }] },
      ),
      ({ VpcEndpoints }) => VpcEndpoints,
    ),
  'security-groups': ({ ec2: client }) =>
    counted(paginateDescribeSecurityGroups({ client }, {}), ({ SecurityGroups }) => SecurityGroups),
  'security-group-rules': 'of each',
  roles: (at) => usedOfIam('roles', at),
  policies: (at) => usedOfIam('policies', at),
  'private-apis': ({ apiGateway: client }) =>
    counted(paginateGetRestApis({ client }, {}), ({ items = [] }) =>
      items.filter(({ endpointConfiguration }) => endpointConfiguration?.types?.includes('PRIVATE')),
    ),
  guardrails: ({ bedrock: client }) =>
    counted(paginateListGuardrails({ client }, {}), ({ guardrails }) => guardrails),
};

const counted = async <P>(
  pages: AsyncIterable<P>,
  of: (page: P) => readonly unknown[] | undefined,
): Promise<number> => (await allPages(pages, of)).length;

const usedOfIam = async (quota: QuotaName, at: At) => {
  const used = IAM[quota]?.used;
  return used && (await summary(at))[used];
};

const summary = async ({ iam }: At) => (await iam.send(new GetAccountSummaryCommand({}))).SummaryMap ?? {};
