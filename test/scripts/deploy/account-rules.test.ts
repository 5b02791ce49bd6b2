import { CreatePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { check } from '../../../scripts/preflight/check';
import type { Prerequisite } from '../../../scripts/preflight/prerequisite';
import { printedHere } from '../../printed-commands/printed-here';
import { ACCOUNT, motoAccount, withMoto } from '../account/moto-account';

const moto = motoAccount('us-east-1');
const printed = printedHere();
const ask = async (prerequisite: Prerequisite) => printed(await check(prerequisite, moto()));

describe('the bucket for templates and code', () => {
  const named = (bucket: string, account = ACCOUNT) => ask({ kind: 'asset-bucket', bucket, account });

  withMoto('is accepted where it exists in the account', async () => {
    await moto().s3.send(new CreateBucketCommand({ Bucket: 'bank-assets' }));
    expect(await named('bank-assets')).toBeUndefined();
  });

  withMoto('is missed where there is none', async () => {
    expect((await named('no-such-assets'))?.words).toMatch(
      /assetBucket names no-such-assets. There is no such bucket/,
    );
  });
});

describe('the permissions boundary', () => {
  const document = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['logs:*', 's3:*'], Resource: '*' }],
  };
  const arn = (name: string) => `arn:aws:iam::${ACCOUNT}:policy/platform/${name}`;
  const policy = (PolicyName: string) =>
    moto().iam.send(
      new CreatePolicyCommand({ PolicyName, Path: '/platform/', PolicyDocument: JSON.stringify(document) }),
    );

  withMoto('is accepted where the account has it, whatever it says', async () => {
    await policy('some');
    expect(await ask({ kind: 'permissions-boundary', arn: arn('some') })).toBeUndefined();
  });

  withMoto('is accepted with the document that the account has', async () => {
    await policy('same');
    expect(await ask({ kind: 'permissions-boundary', arn: arn('same'), document })).toBeUndefined();
  });

  withMoto('is refused with another document, and each difference is named', async () => {
    await policy('other');
    const other = { ...document, Statement: [{ ...document.Statement[0], Effect: 'Deny' }] };
    const missing = await ask({ kind: 'permissions-boundary', arn: arn('other'), document: other });
    expect(missing?.words).toContain('Statement.0.Effect is "Allow", expected "Deny"');
  });

  withMoto('is missed where the account has none of its name', async () => {
    const missing = await ask({ kind: 'permissions-boundary', arn: arn('no-such') });
    expect(missing?.words).toMatch(/the account has no such policy/);
  });
});
