import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';

/**
 * No request for this long. A request is in the access log when it ends, and the longest one lasts as long as Lambda and
 * the API allow: 15 minutes.
 */
export const QUIET_MINUTES = 20;

/** Whether the access log of the API has no line of the last minutes. */
export async function checkQuiet(
  accessLog: string,
  { api, region }: Pick<Account, 'api' | 'region'>,
  now: Date,
): Promise<Missing | undefined> {
  const startTime = now.getTime() - QUIET_MINUTES * 60_000;
  const last = await firstEvent(accessLog, startTime, api);
  if (!last) return undefined;
  return {
    words: `Requests still come: the access log has one that ended at ${new Date(last.timestamp).toISOString()}. Take the callers away: remove execute-api:Invoke from their roles, end their API keys, or stop the clients. This command goes on when none has ended for ${QUIET_MINUTES} minutes. Who calls:`,
    commands: [
      `aws logs filter-log-events --region ${region} --log-group-name ${accessLog} --start-time ${startTime} --query "events[].message" --output text`,
    ],
  };
}

interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

/** CloudWatch Logs may answer with an empty page that has a next one. */
export async function firstEvent(
  logGroupName: string,
  startTime: number,
  api: Account['api'],
): Promise<LogEvent | undefined> {
  let nextToken: unknown;
  do {
    const page = await api.logs('FilterLogEvents', { logGroupName, startTime, limit: 1, nextToken });
    const [event] = (page.events ?? []) as readonly LogEvent[];
    if (event) return event;
    nextToken = page.nextToken;
  } while (typeof nextToken === 'string');
  return undefined;
}
