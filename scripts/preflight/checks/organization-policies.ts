import { GetRoleCommand } from '@aws-sdk/client-iam';
import { DescribeOrganizationCommand } from '@aws-sdk/client-organizations';
import { everything } from '../../../lib/proof/iam/policy-document';
import type { Account } from '../../account/account';
import { isRefused } from '../../account/is-refused';
import { unlessAbsent } from '../../account/unless-absent';
import { type Answer, type Answered, found, undecided } from '../answer';
import { attachedPolicies, type Level } from '../organization/attached-policies';
import { callsInWords, verdictInWords } from '../organization/in-words';
import { judge, type Verdict } from '../organization/judge';
import { ofOrganization } from '../organization/of-organization';
import type { PlannedCall } from '../organization/planned-call';
import type { PrerequisiteOf } from '../prerequisite';

type At = Pick<Account, 'iam' | 'organizations' | 'region'>;

/**
 * Whether service control policies deny a call that the roles of the deployment make, or the deploy. They are read from the
 * organization, where these credentials may, or from a file. Policies that nobody could read are never taken for none.
 */
export async function checkOrganizationPolicies(
  { account, from, calls, unread }: PrerequisiteOf<'organization-policies'>,
  at: At,
): Promise<Answer> {
  const levels = from.kind === 'file' ? [ofFile(from)] : await readable(account, at);
  if (!Array.isArray(levels)) return levels as Answered;
  const verdicts = judge(levels, await withOrganization(await withTags(calls, at), at));
  // What a file allows says nothing: another policy of the same level may allow more.
  const known = from.kind === 'file' ? verdicts.map(unlessAllowedElsewhere) : verdicts;
  const notTried = unread === undefined ? [] : [`The calls of the roles were not tried: ${unread}.`];
  if (known.length === 0 && notTried.length === 0) {
    const policies = levels.flatMap((level) => level.policies);
    return found(`${policies.length} policies deny none of ${callsInWords(calls)}.`);
  }
  const words = [...known.map(verdictInWords), ...notTried].join('\n');
  return known.some(({ decision }) => decision === 'denied') ? { words, commands: [] } : undecided(words);
}

/** One level, in which a file that denies only is beside what allows everything, as AWS's own policy does. */
function ofFile({
  file,
  policies,
}: Extract<PrerequisiteOf<'organization-policies'>['from'], { kind: 'file' }>): Level {
  const allows = policies.some(({ statements }) => statements.some(({ effect }) => effect === 'Allow'));
  return { target: file, policies: allows ? policies : [...policies, ALLOWS_EVERYTHING] };
}

const ALLOWS_EVERYTHING = {
  name: 'FullAWSAccess',
  statements: [everything('FullAWSAccess')],
  unread: [],
};

const unlessAllowedElsewhere = (verdict: Verdict): Verdict =>
  verdict.statement === 'no statement allows it'
    ? { ...verdict, decision: 'unknown', keys: ['the other policies of its level'] }
    : verdict;

async function readable(account: string, { organizations }: At): Promise<readonly Level[] | Answered> {
  try {
    const levels = await unlessAbsent(
      attachedPolicies(account, organizations),
      'AWSOrganizationsNotInUseException',
    );
    return levels ?? found('The account is in no organization.');
  } catch (error) {
    if (!isRefused(error)) throw error;
    return undecided(
      `Not read: these credentials may not look (${(error as Error).name}). Only the management account of the organization and its delegates may list the policies of ${account}. Ask for them as files, and give each with --scp: the first command prints their ids, and the second one prints the policy of POLICY_ID. The check calls organizations:ListParents, organizations:ListPoliciesForTarget and organizations:DescribePolicy.`,
      `aws organizations list-policies-for-target --target-id ${account} --filter SERVICE_CONTROL_POLICY`,
      'aws organizations describe-policy --policy-id "$POLICY_ID" --output json',
    );
  }
}

/** The calls of the deploy with the tags of its role. Where they cannot be read, what depends on them is unknown. */
async function withTags(calls: readonly PlannedCall[], { iam }: At): Promise<readonly PlannedCall[]> {
  const principal = calls.find(({ when }) => when === 'deploy')?.request.principal;
  if (principal?.kind !== 'role') return calls;
  const RoleName = principal.arn.split('/').at(-1);
  const tags = await iam
    .send(new GetRoleCommand({ RoleName }))
    .then(({ Role }) =>
      Object.fromEntries((Role?.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
    )
    .catch(() => undefined);
  if (!tags) return calls;
  // The CDK calls with another role, or with the credentials in use.
  const byRole = ({ request }: PlannedCall) => request.context['aws:PrincipalArn'] === principal.arn;
  return calls.map((call) => (call.when === 'deploy' && byRole(call) ? { ...call, tags } : call));
}

/** Each account of an organization may ask for its id. Where it is not known, what depends on it is unknown. */
async function withOrganization(
  calls: readonly PlannedCall[],
  { organizations }: At,
): Promise<readonly PlannedCall[]> {
  const id = await organizations
    .send(new DescribeOrganizationCommand({}))
    .then(({ Organization }) => Organization?.Id)
    .catch(() => undefined);
  return id === undefined ? calls : ofOrganization(calls, id);
}
