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
import { quotaByCode, requestQuota } from '../../account/quotas';
import { describeStack } from '../../account/stack';
import { unlessAbsent } from '../../account/unless-absent';
import { type Answer, found } from '../answer';
import type { PrerequisiteOf } from '../prerequisite';

type At = Pick<
  Account,
  'apiGateway' | 'bedrock' | 'cloudFormation' | 'ec2' | 'iam' | 'region' | 'serviceQuotas'
>;

/** Whether a quota has room for what the deployment creates, beside what the account has. */
export async function checkAccountQuota(
  { quota, needed, stack }: PrerequisiteOf<'account-quota'>,
  at: At,
): Promise<Answer> {
  const { service, code, title } = QUOTAS[quota];
  const [used, value, existing] = await Promise.all([
    USED[quota](at),
    quotaOf(quota, at),
    describeStack(at, stack),
  ]);
  // What the deployment has already is among what is used.
  const more = existing && used !== undefined ? 0 : needed;
  const room = `${used === undefined ? '' : `${used} of `}${value}`;
  if ((used ?? 0) + more <= value) return found(`${room} in ${at.region}, and ${more} more.`);
  return {
    words: `The quota "${title}" in ${at.region} is ${value}; the deployment needs ${needed}${
      used === undefined ? '' : `, and the account has ${used}`
    }. ${code === undefined ? 'Ask AWS Support whether it can be raised, or remove what is not used.' : 'Request a higher one; approval may take days.'}`,
    commands: code === undefined ? [] : [requestQuota(at.region, service, code, (used ?? 0) + more)],
  };
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

/** How many the account has in this region; `undefined`: the quota is one of each VPC or group, which is the deployment's. */
const USED: Readonly<Record<QuotaName, (at: At) => Promise<number | undefined>>> = {
  vpcs: ({ ec2: client }) => counted(paginateDescribeVpcs({ client }, {}), ({ Vpcs }) => Vpcs),
  'interface-endpoints': async () => undefined,
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
  'security-group-rules': async () => undefined,
  roles: (at) => usedOfIam('roles', at),
  policies: (at) => usedOfIam('policies', at),
  'private-apis': ({ apiGateway: client }) =>
    counted(paginateGetRestApis({ client }, {}), ({ items = [] }) =>
      items.filter(({ endpointConfiguration }) => endpointConfiguration?.types?.includes('PRIVATE')),
    ),
  guardrails: ({ bedrock: client }) =>
    counted(paginateListGuardrails({ client }, {}), ({ guardrails }) => guardrails),
};

async function counted<P>(
  pages: AsyncIterable<P>,
  of: (page: P) => readonly unknown[] | undefined,
): Promise<number> {
  let count = 0;
  for await (const page of pages) count += of(page)?.length ?? 0;
  return count;
}

const usedOfIam = async (quota: QuotaName, at: At) => (await summary(at))[IAM[quota]?.used ?? 'Users'] ?? 0;

const summary = async ({ iam }: At) => (await iam.send(new GetAccountSummaryCommand({}))).SummaryMap ?? {};
