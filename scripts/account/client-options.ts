import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { type Connection, connection } from './connection';

/**
 * What every client of the AWS SDK gets. The SDK looks for credentials as it always does; where it asks SSO or STS for
 * them, it takes the same way out as the clients.
 */
export const clientOptions = ({ requestHandler }: Connection = connection()) => ({
  requestHandler,
  credentials: defaultProvider({ clientConfig: { requestHandler } }),
});
