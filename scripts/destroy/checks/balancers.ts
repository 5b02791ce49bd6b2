import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { unlessAbsent } from '../../account/unless-absent';
import type { FoundStack } from '../found-stacks';
import { madeOf } from '../known-resources';

/** Whether the load balancers of a stack can be deleted. With `unprotect`, turns their protection off. */
export async function unprotectBalancers(
  found: Pick<FoundStack, 'made' | 'stack' | 'template'>,
  { api, region }: Pick<Account, 'api' | 'region'>,
  unprotect: boolean,
): Promise<Missing | undefined> {
  const arns = madeOf('AWS::ElasticLoadBalancingV2::LoadBalancer', found);
  const protectedOnes: string[] = [];
  for (const arn of arns) if (await isProtected(arn, api)) protectedOnes.push(arn);
  if (unprotect) {
    for (const arn of protectedOnes)
      await api.loadBalancers('ModifyLoadBalancerAttributes', {
        LoadBalancerArn: arn,
        'Attributes.member.1.Key': PROTECTION,
        'Attributes.member.1.Value': 'false',
      });
    return undefined;
  }
  if (protectedOnes.length === 0) return undefined;
  return {
    words: `The load balancer of ${found.stack} is protected from deletion. Turn that off, or give --unprotect.`,
    commands: protectedOnes.map(
      (arn) =>
        `aws elbv2 modify-load-balancer-attributes --region ${region} --load-balancer-arn ${arn} --attributes Key=${PROTECTION},Value=false`,
    ),
  };
}

const PROTECTION = 'deletion_protection.enabled';

async function isProtected(LoadBalancerArn: string, api: Account['api']): Promise<boolean> {
  const described = api.loadBalancers('DescribeLoadBalancerAttributes', { LoadBalancerArn });
  return ((await unlessAbsent(described, 'LoadBalancerNotFound')) ?? '')
    .split('<member>')
    .some((one) => one.includes(`<Key>${PROTECTION}</Key>`) && one.includes('<Value>true</Value>'));
}
