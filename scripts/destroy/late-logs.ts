import type { Account } from '../account/account';
import { unlessAbsent } from '../account/unless-absent';

/** Deletes the log groups of these names that exist, and resolves with their names. */
export async function deleteLateLogs(
  names: readonly string[],
  { api }: Pick<Account, 'api'>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of names) if (await exists(name, api)) found.push(name);
  for (const logGroupName of found) {
    await unlessAbsent(api.logs('DeleteLogGroup', { logGroupName }), 'ResourceNotFoundException');
  }
  return found;
}

/** A prefix may match more groups than the one of the name, which is the first of them. */
async function exists(name: string, api: Account['api']): Promise<boolean> {
  const { logGroups = [] } = await api.logs('DescribeLogGroups', { logGroupNamePrefix: name, limit: 1 });
  return (logGroups as readonly { readonly logGroupName?: string }[]).some(
    ({ logGroupName }) => logGroupName === name,
  );
}
