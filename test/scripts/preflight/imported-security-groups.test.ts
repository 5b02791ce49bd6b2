import { randomUUID } from 'node:crypto';
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  type IpPermission,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import type { Deployment } from '../../../lib/config/deployment';
import { readDeployment } from '../../../lib/config/read-deployment';
import type { GroupDescription } from '../../../lib/proof/group-descriptions';
import type { Answer } from '../../../scripts/preflight/answer';
import { check } from '../../../scripts/preflight/check';
import { neededOfGroups } from '../../../scripts/preflight/needed-of-groups';
import { everythingImported } from '../../everything-imported';
import { fixtureDeployment } from '../../fixture-deployments';
import { changed } from '../../lib/config/changed';
import { printedHere } from '../../printed-commands/printed-here';
import { motoAccount, withMoto } from '../account/moto-account';

// Security groups that another team owns, with the rules of the report for that team, and with others.

const moto = motoAccount('us-east-1');
const printed = printedHere();

test('each imported group is looked at, and none where the deployment creates them', () => {
  const deployment = readDeployment(everythingImported, 'everything-imported');
  expect(neededOfGroups([deployment]).map(({ of: { path } }) => path)).toEqual(
    Object.keys(everythingImported.imports?.securityGroups?.ids ?? {}).map(
      (use) => `imports.securityGroups.ids.${use}`,
    ),
  );
  expect(neededOfGroups([fixtureDeployment('landing-zone')])).toEqual([]);
});

test('while a deploy takes a connection away, its groups need the rules of both files', () => {
  const deployed = readDeployment(everythingImported, 'everything-imported');
  const next = readDeployment(
    changed({ 'imports.endpoints[0].addresses': ['10.9.0.5/32'] }, everythingImported),
    'everything-imported',
  );
  const addresses = (...passes: Deployment[]) =>
    neededOfGroups(passes).flatMap((one) =>
      one.kind === 'imported-security-group' && one.group.use === 'chain-heads'
        ? one.group.egress.flatMap(({ peer }) => ('cidr' in peer ? [peer.cidr] : []))
        : [],
    );
  expect(addresses(next)).toEqual(['10.9.0.5/32']);
  expect(addresses(next, deployed)).toEqual(['10.9.0.5/32', '10.9.1.5/32']);
});

const https = (more: Partial<IpPermission>): IpPermission => ({
  ...{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 },
  ...more,
});
const LANE = 'sg-0a1b2c3d4e5f60777';
const FROM_CLIENTS = https({ IpRanges: [{ CidrIp: '10.60.0.0/24' }] });
const TO_HUB = https({ IpRanges: [{ CidrIp: '10.9.0.5/32' }] });
const EVERYWHERE: IpPermission = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

interface Rules {
  readonly accepts?: readonly IpPermission[];
  readonly opens?: readonly IpPermission[];
}

async function newGroup(): Promise<{ readonly id: string; readonly vpc: string }> {
  const { ec2 } = moto();
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.60.0.0/22' }));
  const vpc = Vpc?.VpcId ?? '';
  const { GroupId: id = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: randomUUID(), Description: 'a group', VpcId: vpc }),
  );
  await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId: id, IpPermissions: [EVERYWHERE] }));
  return { id, vpc };
}

/** What preflight says about a group with these rules that has to be as a description says. */
async function answerTo(
  { accepts = [], opens = [] }: Rules,
  changes: Partial<GroupDescription> = {},
): Promise<Answer> {
  const { ec2 } = moto();
  const { id, vpc } = await newGroup();
  if (accepts.length > 0) {
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: id, IpPermissions: [...accepts] }));
  }
  if (opens.length > 0) {
    await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId: id, IpPermissions: [...opens] }));
  }
  const group: GroupDescription = {
    ...{ use: 'execute-api-endpoint', id, vpc },
    ingress: [{ port: 443, peer: { cidr: '10.60.0.0/24' }, side: 'clients' }],
    egress: [{ port: 443, peer: { cidr: '10.9.0.5/32' }, side: 'kms in the hub' }],
    ...changes,
  };
  return ask(group);
}

const ask = async (group: GroupDescription): Promise<Answer> =>
  printed(
    await check(
      {
        kind: 'imported-security-group',
        of: {
          path: `imports.securityGroups.ids.${group.use}`,
          thing: `security group of ${group.use}`,
          id: group.id,
          further: [],
          says: [],
          by: { name: 'network platform team', on: '2026-11-16' },
        },
        group,
        deployment: 'llm',
      },
      moto(),
    ),
  );

withMoto('a group with the needed rules and no other is accepted', async () => {
  expect(await answerTo({ accepts: [FROM_CLIENTS], opens: [TO_HUB] })).toBeUndefined();
});

withMoto('a rule that names another group is compared by its id', async () => {
  const { id, vpc } = await newGroup();
  const rule = (group: string) => https({ UserIdGroupPairs: [{ GroupId: group }] });
  await moto().ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: id, IpPermissions: [rule(id)] }));
  const described = (group: string): GroupDescription => ({
    ...{ use: 'kms-endpoint', id, vpc, egress: [] },
    ingress: [{ port: 443, peer: { group }, side: 'open-lane' }],
  });
  expect(await ask(described(id))).toBeUndefined();
  const answer = await ask(described(LANE));
  expect(answer?.words).toContain(`it does not accept TCP 443 from ${LANE} (open-lane)`);
  expect(answer?.words).toContain(`it also accepts TCP 443 from ${id}`);
});

withMoto('a group that opens nothing may have a rule to the loopback address', async () => {
  const opens = [https({ IpRanges: [{ CidrIp: '127.0.0.1/32' }] })];
  expect(await answerTo({ accepts: [FROM_CLIENTS], opens }, { egress: [] })).toBeUndefined();
});

withMoto.each<[string, Rules, string]>([
  [
    'without a rule that it needs to accept',
    { opens: [TO_HUB] },
    'it does not accept TCP 443 from 10.60.0.0/24 (clients)',
  ],
  [
    'without a rule that it needs to open',
    { accepts: [FROM_CLIENTS] },
    'it does not open TCP 443 to 10.9.0.5/32 (kms in the hub)',
  ],
  [
    'with the rule of a new group',
    { accepts: [FROM_CLIENTS], opens: [TO_HUB, EVERYWHERE] },
    'it also opens all traffic to 0.0.0.0/0',
  ],
  [
    'with more ports',
    { accepts: [FROM_CLIENTS, { ...FROM_CLIENTS, FromPort: 0, ToPort: 442 }], opens: [TO_HUB] },
    'it also accepts TCP 0 to 442 from 10.60.0.0/24',
  ],
  [
    'with another protocol',
    { accepts: [FROM_CLIENTS, { ...FROM_CLIENTS, IpProtocol: 'udp' }], opens: [TO_HUB] },
    'it also accepts UDP 443 from 10.60.0.0/24',
  ],
])('a group %s is named, with the rule and its owner', async (_what, rules, words) => {
  const answer = await answerTo(rules);
  expect(answer?.words.split('\n')).toContain(`  ${words}`);
  expect(answer?.words).toContain('ask network platform team to correct what is there');
});

withMoto('a group of another VPC is named', async () => {
  const answer = await answerTo({ accepts: [FROM_CLIENTS], opens: [TO_HUB] }, { vpc: 'vpc-0a1b2c3d' });
  expect(answer?.words).toMatch(/it is in vpc-\w+, not in vpc-0a1b2c3d/);
});

withMoto('a group that does not exist is named, with its owner', async () => {
  const answer = await ask({ use: 'kms-endpoint', id: LANE, vpc: 'vpc-0a1b2c3d', ingress: [], egress: [] });
  expect(answer?.words).toContain(
    `This account has no security group of kms-endpoint ${LANE} in us-east-1: it was deleted`,
  );
});
