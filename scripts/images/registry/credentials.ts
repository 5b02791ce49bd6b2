/** A user of a registry. */
export interface Login {
  readonly username: string;
  readonly password: string;
}

/**
 * How to log in to one registry; resolves with nothing where requests are anonymous.
 *
 * @param fresh the registry no longer takes what was given before
 * @throws ImageError login
 */
export type Credentials = (fresh: boolean) => Promise<Login | undefined>;

export const anonymous: Credentials = () => Promise.resolve(undefined);

/** The value of `Authorization` for a user, and the `auth` of an authentication file. */
export const basic = ({ username, password }: Login): string =>
  Buffer.from(`${username}:${password}`).toString('base64');
