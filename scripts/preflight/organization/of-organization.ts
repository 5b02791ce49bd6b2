import { ABSENT, type ContextValues } from '../../../lib/proof/iam/context';
import type { PlannedCall } from './planned-call';

/** The calls of an account in an organization: what a policy may ask about the organization has a value. */
export const ofOrganization = (calls: readonly PlannedCall[], id: string): readonly PlannedCall[] =>
  calls.map((call) => ({
    ...call,
    request: { ...call.request, context: { ...call.request.context, ...keysOf(call, id) } },
  }));

/** What belongs to another account, or to AWS, may be of any organization or of none. */
function keysOf({ request: { context } }: PlannedCall, id: string): ContextValues {
  const own = context['aws:PrincipalAccount'];
  const endpoint = context['aws:VpceAccount'];
  return {
    'aws:PrincipalOrgID': id,
    ...(context['aws:ResourceAccount'] === own && { 'aws:ResourceOrgID': id }),
    ...(endpoint === ABSENT && { 'aws:VpceOrgID': ABSENT }),
    ...(endpoint === own && { 'aws:VpceOrgID': id }),
  };
}
