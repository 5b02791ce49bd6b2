import type { Claim } from '../../claim';
import { idsOf, type Own } from './own-things';
import { strangersClaim } from './strangers-claim';
import type { Unread } from './unread';

/** What takes the events of a log group elsewhere. */
export interface FoundSubscription {
  readonly group: string;
  readonly name: string;
  readonly destination: string;
}

export const logsClaim = (own: Own, found: readonly FoundSubscription[], unread: readonly Unread[]): Claim =>
  strangersClaim(
    'live.logs',
    'no subscription takes the events of a log group of the deployment elsewhere',
    found.map(
      ({ group, name, destination }) => `subscription ${name} of log group ${group} to ${destination}`,
    ),
    unread,
    idsOf(own, 'AWS::Logs::LogGroup'),
  );
