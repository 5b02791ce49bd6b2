import { highestClass } from '../../../policy/data-class';
import { lanesByCredential } from '../bearer';
import type { Deployment } from '../deployment';
import { repeated } from '../repeated';
import { strictestEntities, strictestOpinion } from './strictest';
import { unitedCallers } from './united-callers';
import { unitedImports } from './united-imports';
import { unitedModels } from './united-models';

/** A deployment value, and the names under which it still has models whose calls have changed. */
export interface Union {
  readonly deployment: Deployment;
  /** The name of such a model in the files, by its name in the union. */
  readonly aliases: ReadonlyMap<string, string>;
}

/**
 * The deployment that has what the deployed file has and what the new file has, so that nothing which runs loses what it
 * uses. It keeps a model also where the limits leave it without a request: stacks that are deployed later still import
 * from it. A caller is gone if the new file gives all its credentials to others.
 *
 * @param deployed the deployed file under the limits of the new one; the limits of the union are those of the new file
 */
export function unionOf(deployed: Deployment, next: Deployment): Union {
  const { models, aliases } = unitedModels(deployed.models, next.models);
  const united = { ...unitedFields(deployed, next), models };
  const callers = unitedCallers(deployed, next, { models, aliases });
  const identified = callers.filter((caller) => lanesByCredential(caller, united).length > 0);
  return { deployment: { ...united, callers: identified }, aliases };
}

/**
 * Which file each field is from. The compiler reports a new field without a rule. The question for each: what could
 * still be in use while the first pass is deployed?
 */
const unitedFields = (deployed: Deployment, next: Deployment) =>
  ({
    // The same in both; otherwise nothing can be united.
    name: next.name,
    account: next.account,
    region: next.region,
    // Zones are only added at the end, or taken away there.
    availabilityZones:
      next.availabilityZones.length < deployed.availabilityZones.length
        ? deployed.availabilityZones
        : next.availabilityZones,
    // Limits: the deployed file is under them already, so the new file decides.
    jurisdiction: next.jurisdiction,
    residency: next.residency,
    ceilings: next.ceilings,
    restrictedOnOpenLane: next.restrictedOnOpenLane,
    // No permission depends on the class of a text: the stricter file decides, until nothing of the other is left.
    entityClasses: strictestEntities(deployed.entityClasses, next.entityClasses),
    unreadAttachments: highestClass(deployed.unreadAttachments, next.unreadAttachments),
    images: highestClass(deployed.images, next.images),
    secondOpinion: strictestOpinion(deployed.secondOpinion, next.secondOpinion),
    network: {
      ...next.network,
      endpointZones: deployed.network.endpointZones === 'all' ? ('all' as const) : next.network.endpointZones,
    },
    // The things are the same in both. Subnets and the addresses of hubs are those of both.
    imports: unitedImports(deployed.imports, next.imports),
    // Nothing that runs depends on who may publish, change locks or hold records.
    audit: next.audit,
    publishers: next.publishers,
    logRetentionDays:
      next.logRetentionDays < deployed.logRetentionDays ? deployed.logRetentionDays : next.logRetentionDays,
    // A guardrail stays until no router names it.
    guardrail: hasFilters(next.guardrail) ? next.guardrail : (deployed.guardrail ?? next.guardrail),
    bearer: unitedBearer(deployed.bearer, next.bearer),
    unserved: next.unserved,
    clients: {
      endpoints: both(deployed.clients.endpoints, next.clients.endpoints),
      cidrs: both(deployed.clients.cidrs, next.clients.cidrs),
      accounts: both(deployed.clients.accounts, next.clients.accounts),
    },
    answers: next.answers,
    // The role of an account's setting stays as long as the setting names it.
    accountSettings: {
      ...next.accountSettings,
      ...(deployed.accountSettings.apiGateway === 'own' && { apiGateway: 'own' as const }),
    },
    operations: next.operations,
    // Its metric filters, in the last stack, name the log group until they are gone.
    liveProof: next.liveProof ?? deployed.liveProof,
    acceptedFindings: unitedFindings(deployed.acceptedFindings, next.acceptedFindings),
    tags: next.tags,
    // Names and the role that deploys are fixed (fixed-fields.ts). Boundary and tags change in place.
    accountRules: next.accountRules,
  }) satisfies { readonly [K in Exclude<keyof Deployment, 'models' | 'callers'>]: Deployment[K] };

/** Both lists without repetition, in the order of the new file. */
const both = <T>(deployed: readonly T[], next: readonly T[]): T[] => [...new Set([...next, ...deployed])];

const hasFilters = (guardrail: Deployment['guardrail']) =>
  guardrail !== undefined && 'contentFilters' in guardrail;

/**
 * The settings of the new file, with the lanes and the kinds of credentials of both. A lane that no longer accepts bearer
 * credentials accepts them until the last pass.
 */
function unitedBearer(deployed: Deployment['bearer'], next: Deployment['bearer']): Deployment['bearer'] {
  if (!deployed || !next) return next ?? deployed;
  const oidc = next.oidc ?? deployed.oidc;
  return {
    ...next,
    lanes: both(deployed.lanes, next.lanes),
    ...(oidc && { oidc }),
    apiKeys: next.apiKeys || deployed.apiKeys,
  };
}

type Findings = Deployment['acceptedFindings'];

/** The new file's entry for a finding has the newer reason and review day. */
function unitedFindings(deployed: Findings, next: Findings): Findings {
  const all = [...next, ...deployed];
  const older = repeated(all, ({ rules, constructs }) => JSON.stringify([rules, constructs]));
  return all.filter((_, index) => !older.some((one) => one.index === index));
}
