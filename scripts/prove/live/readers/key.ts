import { DescribeKeyCommand, GetKeyPolicyCommand, GetKeyRotationStatusCommand } from '@aws-sdk/client-kms';
import { unlessAbsent } from '../../../account/unless-absent';
import { orNotRead } from '../not-read';
import type { Reader } from '../reader';

/** A key: who may use it, what for, and whether it rotates. */
export const key: Reader = {
  actions: ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:GetKeyRotationStatus'],
  async read({ account: { kms }, physicalId: KeyId, resource: { Properties = {} } }) {
    const answer = await unlessAbsent(kms.send(new DescribeKeyCommand({ KeyId })), 'NotFoundException');
    const found = answer?.KeyMetadata;
    if (!found || found.KeyState === 'PendingDeletion') return { kind: 'gone' };
    const { Enabled = true, KeySpec, KeyUsage, MultiRegion = false } = found;
    const isSymmetric = KeySpec === 'SYMMETRIC_DEFAULT';
    return {
      kind: 'read',
      properties: {
        KeyPolicy: await orNotRead(`the policy of key ${KeyId}`, async () => {
          const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }));
          return JSON.parse(Policy ?? 'null');
        }),
        ...(isSymmetric && {
          EnableKeyRotation: await orNotRead(`the rotation of key ${KeyId}`, async () => {
            const { KeyRotationEnabled } = await kms.send(new GetKeyRotationStatusCommand({ KeyId }));
            return KeyRotationEnabled || Properties.EnableKeyRotation !== undefined
              ? KeyRotationEnabled
              : undefined;
          }),
        }),
        ...((!Enabled || Properties.Enabled !== undefined) && { Enabled }),
        ...((!isSymmetric || Properties.KeySpec !== undefined) && { KeySpec }),
        ...((KeyUsage !== 'ENCRYPT_DECRYPT' || Properties.KeyUsage !== undefined) && { KeyUsage }),
        ...((MultiRegion || Properties.MultiRegion !== undefined) && { MultiRegion }),
      },
      kept: ['Description', 'PendingWindowInDays', 'Tags'],
    };
  },
};
