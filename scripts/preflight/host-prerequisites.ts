import type { Deployment } from '../../lib/config/deployment';
import { DATA_RETENTIONS } from '../../lib/config/facts/bedrock';
import { prerequisitesOnce } from '../../lib/hosts/rows';
import type { HostPrerequisite } from '../../lib/plan/prerequisite';

type Of<K extends HostPrerequisite['kind']> = Extract<HostPrerequisite, { readonly kind: K }>;
type Quota = Of<'gpu-quota'> | Of<'endpoint-quota'>;

const isQuota = (one: HostPrerequisite): one is Quota =>
  one.kind === 'gpu-quota' || one.kind === 'endpoint-quota';
const isRetention = (one: HostPrerequisite): one is Of<'data-retention'> => one.kind === 'data-retention';

/**
 * What the hosts of models need before the first stack of a deploy. The new file decides, except where the models of
 * several passes run in the same account:
 * - a quota has room for the pass that needs the most
 * - the data retention may be as wide as some pass needs it, until the last pass has removed the models that need it
 *
 * @param passes the deployment value of each pass
 */
export function hostPrerequisites(
  next: Deployment,
  passes: readonly Deployment[],
): readonly HostPrerequisite[] {
  const ofPasses = passes.flatMap(prerequisitesOnce);
  const own = prerequisitesOnce(next);
  const quotas = largest(ofPasses.filter(isQuota));
  const retention = retentionBefore(own.find(isRetention), ofPasses.filter(isRetention));
  return [
    ...own.filter((one) => !isQuota(one) && !isRetention(one)),
    ...quotas,
    ...(retention ? [retention] : []),
  ];
}

/** What the data retention must be after the last pass, where a pass before it needs a wider one. */
export function retentionAfter(next: Deployment, passes: readonly Deployment[]): readonly HostPrerequisite[] {
  const before = hostPrerequisites(next, passes).find(isRetention);
  if (before?.until === undefined) return [];
  const { until: _, ...after } = before;
  return [after];
}

const sameQuota = (one: Quota, other: Quota) =>
  one.kind === 'gpu-quota'
    ? other.kind === one.kind && other.instances === one.instances
    : other.kind === one.kind && other.type === one.type;

/** Of each quota, the pass that needs the most. */
const largest = (quotas: readonly Quota[]): readonly Quota[] =>
  quotas.filter(
    (quota, index) =>
      !quotas.some(
        (other, at) =>
          sameQuota(quota, other) &&
          (other.needed > quota.needed || (other.needed === quota.needed && at < index)),
      ),
  );

function retentionBefore(
  own: Of<'data-retention'> | undefined,
  ofPasses: readonly Of<'data-retention'>[],
): Of<'data-retention'> | undefined {
  const width = ({ needs }: Of<'data-retention'>) => DATA_RETENTIONS.indexOf(needs);
  const [widest] = [...ofPasses].sort((a, b) => width(b) - width(a));
  if (!widest) return own;
  const least = own ?? { kind: 'data-retention', needs: 'none', models: [] };
  return width(widest) > width(least)
    ? { ...least, until: { needs: widest.needs, models: widest.models } }
    : own;
}
