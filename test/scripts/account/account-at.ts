import { type Account, openAccount } from '../../../scripts/account/account';

/** The account whose services are all at this endpoint, which takes any credentials. */
export const accountAt = (endpoint: string, region: string): Account =>
  openAccount(region, {
    endpoint,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    s3: { forcePathStyle: true },
  });
