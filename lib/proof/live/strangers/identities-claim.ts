import { type Claim, claim } from '../../claim';
import { matchAction } from '../../iam/match-text';
import type { AccountIdentity } from './account-identity';
import { type Expected, expectedOf } from './expected-principals';
import { guardedCalls, type ResourcePolicies } from './guarded-calls';
import type { Own } from './own-things';
import { type PossibleCall, possibleCalls } from './possible-calls';
import { Unread } from './unread';

/** How many calls of a principal a reader needs to see. */
const SHOWN = 3;

/** What was read of the account's principals, and of the policies of the deployment's resources. */
export interface FoundIdentities {
  readonly identities: readonly AccountIdentity[] | Unread;
  readonly policies: ResourcePolicies;
}

/** A deployment's roles do what no other principal may. IAM is one for the account, so each of its principals is asked. */
export function identitiesClaim(own: Own, { identities, policies }: FoundIdentities): Claim {
  const judged = identities instanceof Unread ? [] : judge(own, identities, policies);
  const vouches = judged.flatMap(({ vouched }) => vouched);
  const made = claim(
    'live.identities',
    'no user or role of the account, besides those that the deployment names, may do what only its roles may',
    () => {
      const may = judged.flatMap(({ may }) => may);
      const unread = [identities, ...policies.values()].filter((one) => one instanceof Unread);
      return {
        against: [...may, ...judged.flatMap(({ unclear }) => unclear), ...unread.map(({ words }) => words)],
        looked: [
          `${judged.length} users and roles of the account`,
          ...judged.flatMap(({ expected }) => expected),
          ...vouches,
        ],
        undecided: may.length === 0,
      };
    },
  );
  return made.holds && vouches.length > 0 ? { ...made, verdict: 'vouched' } : made;
}

/** What is to be said of one principal. */
interface Judged {
  /** It may make these calls, and nothing explains it. */
  readonly may: readonly string[];
  /** Whether it may is not decided. */
  readonly unclear: readonly string[];
  /** It may, and it is known why. */
  readonly expected: readonly string[];
  /** It may, and the deployment file names who says why. */
  readonly vouched: readonly string[];
}

function judge(
  own: Own,
  identities: readonly AccountIdentity[],
  policies: ResourcePolicies,
): readonly Judged[] {
  const guarded = guardedCalls(own, identities, policies);
  return identities.map((identity) => {
    const expected = expectedOf(own, identity);
    if (expected.some(({ actions, vouchedBy }) => actions.includes('*') && !vouchedBy)) {
      return { ...NOTHING, expected: [`${identity.arn}: ${expected.map(({ why }) => why).join('; ')}`] };
    }
    const named = expected.filter(({ vouchedBy }) => !vouchedBy);
    const further = possibleCalls(identity, guarded, own.deployment).filter(
      ({ action }) => !named.some((one) => isExpected(one, action)),
    );
    const [vouch] = expected.filter(({ vouchedBy }) => vouchedBy);
    if (vouch && further.length > 0) {
      return {
        ...NOTHING,
        vouched: [
          `${identity.arn} may, and is vouched for by ${vouch.vouchedBy}: ${vouch.why} It may ${inWords(further)}`,
        ],
      };
    }
    return {
      may: sentence(`${identity.arn} may`, further, 'allowed'),
      unclear: sentence(`cannot tell whether ${identity.arn} may`, further, 'unknown'),
      expected: named.map(({ why }) => `${identity.arn}: ${why}`),
      vouched: [],
    };
  });
}

const NOTHING: Judged = { may: [], unclear: [], expected: [], vouched: [] };

const isExpected = ({ actions }: Expected, action: string) =>
  actions.some((pattern) => matchAction(pattern, action) === true);

function sentence(
  start: string,
  calls: readonly PossibleCall[],
  wanted: PossibleCall['decision'],
): readonly string[] {
  const found = calls.filter(({ decision }) => decision === wanted);
  return found.length === 0 ? [] : [`${start} ${inWords(found)}`];
}

function inWords(calls: readonly PossibleCall[]): string {
  const shown = calls
    .slice(0, SHOWN)
    .map(({ action, resource, by }) => `${action} on ${resource} (${by.join(', ')})`);
  const more = calls.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} further calls`] : [])].join(', ');
}
