import { CreateSubnetCommand, CreateVpcCommand, DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { unprotectBalancers } from '../../../scripts/destroy/checks/balancers';
import { motoAccount, withMoto } from '../account/moto-account';

const moto = motoAccount('us-east-1');

/** A stack with a load balancer of this protection. */
async function stackWith(isProtected: boolean, name: string) {
  const { Vpc } = await moto().ec2.send(new CreateVpcCommand({ CidrBlock: '10.40.0.0/20' }));
  const subnet = async (CidrBlock: string, AvailabilityZone: string) =>
    (await moto().ec2.send(new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock, AvailabilityZone })))
      .Subnet?.SubnetId ?? '';
  const { SecurityGroups = [] } = await moto().ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'vpc-id', Values: [Vpc?.VpcId ?? ''] }] }),
  );
  const xml = await moto().api.loadBalancers('CreateLoadBalancer', {
    Name: name,
    Scheme: 'internal',
    'Subnets.member.1': await subnet('10.40.0.0/24', 'us-east-1a'),
    'Subnets.member.2': await subnet('10.40.1.0/24', 'us-east-1b'),
    'SecurityGroups.member.1': SecurityGroups[0]?.GroupId ?? '',
  });
  const [, arn = ''] = /<LoadBalancerArn>([^<]+)</.exec(xml) ?? [];
  await moto().api.loadBalancers('ModifyLoadBalancerAttributes', {
    LoadBalancerArn: arn,
    'Attributes.member.1.Key': 'deletion_protection.enabled',
    'Attributes.member.1.Value': String(isProtected),
  });
  const stack = {
    stack: 'sandbox-inference',
    template: { Resources: { Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' } } },
    made: new Map([['Balancer', { physicalId: arn, status: 'CREATE_COMPLETE' }]]),
  };
  return { arn, stack };
}

withMoto('a protected load balancer stops with the command that unprotects it', async () => {
  const { arn, stack } = await stackWith(true, 'one');
  expect(await unprotectBalancers(stack, moto(), false)).toMatchObject({
    commands: [
      `aws elbv2 modify-load-balancer-attributes --region us-east-1 --load-balancer-arn ${arn} --attributes Key=deletion_protection.enabled,Value=false`,
    ],
  });
});

withMoto('--unprotect turns the protection off', async () => {
  const { stack } = await stackWith(true, 'two');
  expect(await unprotectBalancers(stack, moto(), true)).toBeUndefined();
  expect(await unprotectBalancers(stack, moto(), false)).toBeUndefined();
});

withMoto('a load balancer without protection stops nothing', async () => {
  const { stack } = await stackWith(false, 'three');
  expect(await unprotectBalancers(stack, moto(), false)).toBeUndefined();
});

withMoto('a load balancer that is gone already stops nothing', async () => {
  const { arn, stack } = await stackWith(true, 'four');
  const made = new Map([['Balancer', { physicalId: `${arn}0`, status: 'CREATE_COMPLETE' }]]);
  expect(await unprotectBalancers({ ...stack, made }, moto(), false)).toBeUndefined();
});
