import { GetPolicyCommand, GetPolicyVersionCommand } from '@aws-sdk/client-iam';
import type { Account } from '../../account/account';
import { documentIn } from '../../account/policy-document';
import { unlessAbsent } from '../../account/unless-absent';

/** A managed policy, and how to read what it says now. */
export interface ManagedPolicy {
  readonly version: string;
  document(): Promise<unknown>;
}

/** `undefined`: the account has no such policy. */
export async function managedPolicy(
  PolicyArn: string,
  iam: Account['iam'],
): Promise<ManagedPolicy | undefined> {
  const found = await unlessAbsent(
    iam.send(new GetPolicyCommand({ PolicyArn })),
    'NoSuchEntity',
    'NoSuchEntityException',
  );
  const version = found?.Policy?.DefaultVersionId;
  if (version === undefined) return undefined;
  return {
    version,
    async document() {
      const read = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: version }));
      return documentIn(read.PolicyVersion?.Document);
    },
  };
}
