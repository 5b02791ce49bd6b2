import { readDeployment } from '../../../lib/config/read-deployment';
import { groupFiles } from '../../../scripts/policy/group-files';
import { everythingImported } from '../../everything-imported';
import { fixtureDeployment } from '../../fixture-deployments';

// The report for the team that owns the network: which rules each imported security group has to have.

const files = groupFiles(readDeployment(everythingImported, 'everything-imported'));
const textOf = (name: string) => files.find((one) => one.name === name)?.text ?? '';
const groupOf = (use: string) => JSON.parse(textOf(`security-group-${use}`));
const IDS = everythingImported.imports?.securityGroups?.ids ?? {};
const USES = Object.keys(IDS);

test('a deployment that creates its security groups has no report', () => {
  expect(groupFiles(fixtureDeployment('landing-zone'))).toEqual([]);
});

test('each group has a file, and the page has all of them', () => {
  expect(files.map(({ name }) => name)).toEqual([
    ...USES.map((use) => `security-group-${use}`),
    'security-groups',
  ]);
  for (const use of USES) expect(textOf('security-groups')).toContain(`## ${use}\n`);
});

test('a group has its id, its VPC and the rules on both sides, as EC2 takes them', () => {
  expect(groupOf('vllm-load-balancer')).toEqual({
    GroupId: IDS['vllm-load-balancer'],
    VpcId: 'vpc-0a1b2c3d4e5f60718',
    IpPermissions: [
      {
        ...{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 },
        UserIdGroupPairs: [{ GroupId: IDS['open-lane'], Description: 'from open-lane' }],
      },
      {
        ...{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 },
        UserIdGroupPairs: [{ GroupId: IDS['sealed-lane'], Description: 'from sealed-lane' }],
      },
    ],
    IpPermissionsEgress: [
      {
        ...{ IpProtocol: 'tcp', FromPort: 8000, ToPort: 8000 },
        UserIdGroupPairs: [{ GroupId: IDS['vllm-task'], Description: 'to vllm-task' }],
      },
    ],
  });
});

test('what a group opens to the addresses of a hub and to a prefix list is in its file', () => {
  expect(groupOf('chain-heads').IpPermissionsEgress).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ IpRanges: [{ CidrIp: '10.9.0.5/32', Description: 'to kms in the hub' }] }),
      expect.objectContaining({ PrefixListIds: [{ PrefixListId: 'pl-63a5400a', Description: 'to s3' }] }),
    ]),
  );
});

test('I3: the sealed lane opens nothing to Bedrock', () => {
  expect(textOf('security-group-open-lane')).toContain('to bedrock-runtime in the hub');
  expect(textOf('security-group-sealed-lane')).not.toContain('bedrock');
});

/** A description of EC2 has at most 255 characters of these (EC2 API reference, "IpRange", 2026-11). */
test('EC2 takes every description', () => {
  const descriptions = files.flatMap(({ text = '' }) => text.match(/(?<="Description": ")[^"]*/g) ?? []);
  expect(descriptions.filter((one) => !/^[\w .:/()#,@[\]+=&;{}!$*-]{1,255}$/.test(one))).toEqual([]);
});

test('the page says which group opens or accepts nothing', () => {
  expect(textOf('security-groups')).toMatch(/## sagemaker\n\n.*\n\nIt accepts no connection\./);
});
