import type { Deployment } from '../../lib/config/deployment';
import { stackName } from '../../lib/config/stack-name';
import type { Prerequisite } from './prerequisite';

/** What a deployment expects of an account that more than one team uses: addresses, destinations, settings. Pure. */
export function neededOfAccount(deployment: Deployment): readonly Prerequisite[] {
  const {
    accountSettings: { guardDutyAiProtection, invocationLogging },
    models,
    network,
  } = deployment;
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
    { kind: 'address-block', cidr: network.cidr, foundation: stackName(deployment, 'foundation') },
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
