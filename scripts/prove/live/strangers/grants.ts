import { paginateListGrants } from '@aws-sdk/client-kms';
import type { Claim } from '../../../../lib/proof/claim';
import { type FoundGrant, grantsClaim } from '../../../../lib/proof/live/strangers/found-grants';
import { idsOf, type Own } from '../../../../lib/proof/live/strangers/own-things';
import type { Account } from '../../../account/account';
import { allPages } from '../../../account/all-pages';
import { atEach } from './or-unread';

/** Looks for grants on the keys of the deployment. */
export async function strangersAtKeys(own: Own, { kms: client }: Pick<Account, 'kms'>): Promise<Claim> {
  const { read, unread } = await atEach(
    idsOf(own, 'AWS::KMS::Key'),
    'grants',
    'the grants',
    async (KeyId) => {
      const grants = await allPages(paginateListGrants({ client }, { KeyId }), ({ Grants }) => Grants);
      return grants.map(
        ({ GrantId = '', GranteePrincipal = '', Operations = [] }): FoundGrant => ({
          id: GrantId,
          key: KeyId,
          grantee: GranteePrincipal,
          operations: Operations,
        }),
      );
    },
  );
  return grantsClaim(own, read.flat(), unread);
}
