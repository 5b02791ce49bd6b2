import type { Deployment } from '../../lib/config/deployment';
import type { Prerequisite } from './prerequisite';

/** What a deployment expects of an account that more than one team uses: addresses, destinations, settings. Pure. */
export function neededOfAccount({
  accountSettings: { guardDutyAiProtection, invocationLogging },
  models,
  name,
  network,
}: Deployment): readonly Prerequisite[] {
  const profiles = models.flatMap((model): readonly Prerequisite[] =>
    'modelId' in model && model.profile
      ? [
          {
            kind: 'profile-destinations',
            model: model.name,
            profileId: `${model.profile.scope}.${model.modelId}`,
            destinations: model.profile.destinations,
          },
        ]
      : [],
  );
  const usesBedrock = models.some((model) => 'modelId' in model);
  return [
    { kind: 'address-block', cidr: network.cidr, foundation: `${name}-foundation` },
    ...profiles,
    ...(usesBedrock
      ? [
          {
            kind: 'invocation-logging' as const,
            wanted: invocationLogging === 'require' ? ('on' as const) : ('off' as const),
            ...(invocationLogging === 'observe' && { observed: true as const }),
          },
        ]
      : []),
    { kind: 'guard-duty', ...(guardDutyAiProtection === 'observe' && { observed: true }) },
  ];
}
