import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { type Connection, connection } from './connection';

/**
 * What every client of the AWS SDK gets. The SDK looks for credentials as it always does; where it asks SSO or STS for
 * them, it takes the same way out as the clients.
 *
 * @param profile the profile to take credentials of. @default environment, AWS_PROFILE, SSO, instance role
 */
export const clientOptions = ({ requestHandler }: Connection = connection(), profile?: string) => ({
  requestHandler,
  credentials: defaultProvider({
    clientConfig: { requestHandler },
    ...(profile !== undefined && { profile }),
  }),
});
