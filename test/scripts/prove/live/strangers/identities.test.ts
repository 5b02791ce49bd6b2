import {
  AddUserToGroupCommand,
  AttachRolePolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { motoAccount, withMoto } from '../../../account/moto-account';
import { deployedIn, type PlantedAccount } from './planted-in';

const moto = motoAccount('us-east-1');
let planted: PlantedAccount | undefined;
const account = async () => (planted ??= await deployedIn(moto(), 'us-east-1'));

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

const allowing = (Action: string | readonly string[], Resource: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] });

const role = (RoleName: string) =>
  moto().iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST }));

async function roleWith(RoleName: string, PolicyDocument: string) {
  await role(RoleName);
  await moto().iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'planted', PolicyDocument }));
}

const evidence = async () => (await (await account()).claim('live.identities'))?.evidence.join('\n') ?? '';

withMoto('an account with the deployment alone has no stranger', async () => {
  await role('of-another-team');
  const claim = await (await account()).claim('live.identities');
  expect(claim).toMatchObject({ holds: true, verdict: 'holds' });
});

withMoto('a role that may read the records is named, with the call and the policy', async () => {
  const bucket = (await account()).id('AuditRecords');
  await roleWith('reads', allowing('s3:Get*', `arn:aws:s3:::${bucket}/*`));
  const claim = await (await account()).claim('live.identities');
  expect(claim).toMatchObject({ holds: false, verdict: 'fails' });
  expect(claim?.evidence.join('\n')).toContain(
    `arn:aws:iam::111122223333:role/reads may s3:GetObject on arn:aws:s3:::${bucket}/any-other (inline policy planted)`,
  );
});

withMoto('a role with an attached policy on the key of the records is named with that policy', async () => {
  const { Policy } = await moto().iam.send(
    new CreatePolicyCommand({ PolicyName: 'decrypts', PolicyDocument: allowing('kms:Decrypt', '*') }),
  );
  await role('decrypts');
  await moto().iam.send(new AttachRolePolicyCommand({ RoleName: 'decrypts', PolicyArn: Policy?.Arn }));
  expect(await evidence()).toMatch(
    /role\/decrypts may kms:Decrypt on arn:aws:kms:us-east-1:111122223333:key\/[\w-]+ \(policy arn:aws:iam::111122223333:policy\/decrypts\)/,
  );
});

withMoto('a user is named with the policy of its group', async () => {
  const { iam } = moto();
  await iam.send(new CreateGroupCommand({ GroupName: 'developers' }));
  await iam.send(new CreateUserCommand({ UserName: 'one' }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'developers', UserName: 'one' }));
  await iam.send(
    new PutGroupPolicyCommand({
      GroupName: 'developers',
      PolicyName: 'all',
      PolicyDocument: allowing('iam:*', '*'),
    }),
  );
  expect(await evidence()).toMatch(
    /user\/one may iam:PassRole on \S+ \(inline policy all of group developers\)/,
  );
});

withMoto(
  'a principal that the file names as administrator is vouched for, and any other is not',
  async () => {
    const administrator = (name: string) => ({
      principal: `arn:aws:iam::111122223333:${name}`,
      reason: 'The platform team repairs accounts with it, under four eyes.',
      vouchedBy: { name: 'platform team', on: '2026-11-26' },
    });
    const claimWith = async (...names: readonly string[]) =>
      (await account()).claim('live.identities', {
        liveProof: { runBy: { principals: [], pipelines: [] }, administrators: names.map(administrator) },
      });
    const some = await claimWith('role/rea*', 'user/one');
    expect(some?.verdict).toBe('fails');
    expect(some?.evidence.join()).not.toContain('role/reads may');
    const all = await claimWith('role/rea*', 'user/one', 'role/decrypts');
    expect(all).toMatchObject({ holds: true, verdict: 'vouched' });
    expect(all?.evidence.join('\n')).toContain(
      'arn:aws:iam::111122223333:role/reads may, and is vouched for by platform team on 2026-11-26',
    );
  },
);
