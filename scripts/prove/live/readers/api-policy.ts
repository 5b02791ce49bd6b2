import { regionFacts } from '../../../../lib/config/facts/regions';
import type { Asked } from '../reader';

/** The form of a resource in the policy of an API that a template can write: it does not know the id of the API. */
const SHORT = 'execute-api:/';

/**
 * The policy of an API as a template writes it. API Gateway returns it with a backslash before each quotation mark, and
 * where a template says `execute-api:/*`, the whole ARN (go-to-k/cdk-real-drift issue 676, an API in us-east-1, 2026-07-08).
 * An ARN of another API, account or region stays as it is.
 */
export function apiPolicy(
  text: string,
  { account: { region }, accountId, physicalId }: Pick<Asked, 'account' | 'accountId' | 'physicalId'>,
): unknown {
  const { partition } = regionFacts(region);
  const own = `arn:${partition}:execute-api:${region}:${accountId}:${physicalId}/`;
  return JSON.parse(unescaped(text), (_, value) =>
    typeof value === 'string' && value.startsWith(own) ? `${SHORT}${value.slice(own.length)}` : value,
  );
}

function unescaped(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.parse(`"${text}"`);
  }
}
