import { DescribeKeyCommand, GetKeyRotationStatusCommand, type KeyMetadata } from '@aws-sdk/client-kms';
import type { KeyName } from '../../../../lib/config/imports/imported-keys';
import type { Account } from '../../../account/account';
import { unlessAbsent } from '../../../account/unless-absent';
import { type Answer, warning } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched, notThere } from './as-vouched';

const SYMMETRIC = { KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT' };
const TYPES: Readonly<Record<KeyName, { readonly KeySpec: string; readonly KeyUsage: string }>> = {
  data: SYMMETRIC,
  audit: SYMMETRIC,
  volumes: SYMMETRIC,
  digest: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
  heads: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' },
};

/** Whether a key is there, enabled, of the type that its use needs, and rotated where it can be. */
export async function checkImportedKey(
  { of, name }: PrerequisiteOf<'imported-key'>,
  { kms, region }: Pick<Account, 'kms' | 'region'>,
): Promise<Answer> {
  const look = `aws kms describe-key --region ${region} --key-id ${of.id}`;
  const described = kms.send(new DescribeKeyCommand({ KeyId: of.id }));
  const key = (await unlessAbsent(described, 'NotFoundException'))?.KeyMetadata;
  if (!key) return notThere(of, region, look);
  const problems = problemsOf(key, name);
  if (problems.length > 0 || TYPES[name] !== SYMMETRIC) return asVouched(of, problems, look);
  const { KeyRotationEnabled } = await kms.send(new GetKeyRotationStatusCommand({ KeyId: of.id }));
  if (KeyRotationEnabled) return undefined;
  return warning(
    `The ${of.thing} is not rotated by itself. Ask ${of.by.name} whether they rotate it in another way.`,
    `aws kms get-key-rotation-status --region ${region} --key-id ${of.id}`,
  );
}

function problemsOf(
  { KeySpec, KeyUsage, KeyState, DeletionDate, KeyManager }: KeyMetadata,
  name: KeyName,
): readonly string[] {
  const type = TYPES[name];
  return [
    ...(KeyState === 'Enabled'
      ? []
      : [
          KeyState === 'PendingDeletion'
            ? `it is deleted on ${DeletionDate?.toISOString().slice(0, 10)}: what is encrypted or signed with it is lost then`
            : `its state is ${KeyState}, not Enabled`,
        ]),
    ...(KeySpec === type.KeySpec && KeyUsage === type.KeyUsage
      ? []
      : [
          `it is a key of ${KeySpec} for ${KeyUsage}; the ${name} key is one of ${type.KeySpec} for ${type.KeyUsage}`,
        ]),
    ...(KeyManager === 'AWS' ? ['AWS manages it, and its policy cannot be changed'] : []),
  ];
}
