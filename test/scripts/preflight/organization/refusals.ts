import { basename } from 'node:path';
import type { Deployment } from '../../../../lib/config/deployment';
import { deployRoleOf } from '../../../../lib/plan/deploy-role';
import { deployCalls } from '../../../../scripts/preflight/organization/deploy-calls';
import { judge, type Verdict } from '../../../../scripts/preflight/organization/judge';
import { ofOrganization } from '../../../../scripts/preflight/organization/of-organization';
import type { PlannedCall } from '../../../../scripts/preflight/organization/planned-call';
import { controlPolicy } from '../../../../scripts/preflight/organization/policy-source';
import { runCalls } from '../../../../scripts/preflight/organization/run-calls';
import { synthesized } from '../../../synthesized';
import type { Filled, PublishedPolicy } from './published-policies';

export const ORGANIZATION = 'o-exampleorg';
export type Tags = Readonly<Record<string, string>>;

/** Every planned call of a deployment in an organization, with the tags of the roles that deploy. */
export function callsOf(deployment: Deployment, deployTags: Tags): readonly PlannedCall[] {
  const { stacks } = synthesized(deployment).subject;
  const deploy = deployCalls(deployment, Object.values(stacks), deployRoleOf(deployment));
  const tagged = deploy.map((call) => ({ ...call, tags: deployTags }));
  return ofOrganization([...runCalls(deployment, stacks), ...tagged], ORGANIZATION);
}

/** What one statement refuses of the calls of a deployment. */
export interface Refusal {
  /** `data_perimeter_governance_scp.json PreventExternalResourceShare`. */
  readonly statement: string;
  /** `denies Sagemaker ec2:CreateNetworkInterfacePermission`. */
  readonly refuses: string;
}

const ALLOWS_ALL = controlPolicy('FullAWSAccess', {
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

export const refusalsOf = (
  { path, document }: PublishedPolicy,
  filled: Filled,
  calls: readonly PlannedCall[],
): readonly Refusal[] =>
  judge([{ target: 'r-root', policies: [controlPolicy(path, document(filled)), ALLOWS_ALL] }], calls).map(
    (verdict) => ({
      statement: `${basename(path)} ${verdict.statement}`,
      refuses: inWords(verdict, calls),
    }),
  );

const inWords = ({ decision, calls }: Verdict, all: readonly PlannedCall[]): string =>
  `${decision === 'denied' ? 'denies' : 'may deny'} ${[...byCaller(calls)]
    .map(([by, own]) => `${by} ${shortened(own, byCaller(all).get(by) ?? [])}`)
    .join('; ')}`;

/** An imported role has the name that its owner gave it: `open-lane` is `OpenLane`, as where it is created. */
const IMPORTED_ROLE = /^the role app-everything-imported-([a-z-]+)$/;

/** The actions of each caller, sorted. */
function byCaller(calls: readonly PlannedCall[]): ReadonlyMap<string, readonly string[]> {
  const actions = new Map<string, Set<string>>();
  for (const { by, request } of calls) {
    const name = by
      .replace(/^the role Roles(\w+?)[0-9A-F]{8}$/, '$1')
      .replace(IMPORTED_ROLE, (_, use: string) =>
        use.replace(/(^|-)[a-z]/g, (at) => at.slice(-1).toUpperCase()),
      );
    actions.set(name, (actions.get(name) ?? new Set()).add(request.action));
  }
  return new Map([...actions].map(([name, own]) => [name, [...own].sort()]));
}

/** `every call`, or each action; `kms:*` for every action of the caller in a service, if these are several. */
function shortened(actions: readonly string[], all: readonly string[]): string {
  const others = all.filter((action) => !actions.includes(action));
  if (others.length === 0 && all.length > 1) return 'every call';
  if (others.length === 1 && all.length > 20) return `every call but ${others.join()}`;
  const of = (list: readonly string[], service: string) =>
    list.filter((action) => action.startsWith(`${service}:`));
  const services = [...new Set(actions.map((action) => action.split(':')[0] ?? ''))];
  return services
    .flatMap((service) => {
      const own = of(actions, service);
      return own.length > 1 && own.length === of(all, service).length ? [`${service}:*`] : own;
    })
    .join(', ');
}
