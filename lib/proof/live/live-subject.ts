import type { Deployment } from '../../config/deployment';
import { regionFacts } from '../../config/facts/regions';
import type { Found, LiveFindings, LiveSubject } from '../subject';
import { InAccount, NotRead } from '../template/found-value';
import { symbolOf } from '../template/names';
import type { Template, TemplateResource, Templates } from '../template/template';
import { type AccountNames, accountNames } from './account-names';
import type { FoundStack, FurtherResource, Reading, WithFurther } from './found-account';
import { resourceInAccount } from './resource-in-account';

/** What was read in the account: the stacks, and the code of the functions. */
export interface FoundAccount extends Pick<LiveFindings, 'account' | 'region' | 'at'> {
  readonly deployment: Deployment;
  readonly stacks: readonly FoundStack[];
  readonly code: Omit<Found, 'deployment' | 'stacks'>;
}

/**
 * What is deployed, in the form that the proof reads: the templates of the stacks, with the account's values in the place
 * of their own, and with what the account has beyond them as further resources.
 */
export function liveSubject({ deployment, stacks, code, ...place }: FoundAccount): LiveSubject {
  const { account, region } = deployment;
  const { partition, dnsSuffix } = regionFacts(region);
  const byName = Object.fromEntries(stacks.map(({ name, template }) => [name, template]));
  const templates: Templates = { stacks: byName, account, region, partition, dnsSuffix };
  const names = accountNames(templates, stacks);
  const found = stacks.map((stack) => [stack, stackInAccount(templates, stack, names)] as const);
  return {
    deployment,
    ...code,
    stacks: Object.fromEntries(found.map(([{ name }, { template }]) => [name, template])),
    live: {
      ...place,
      stacks: stacks.map(({ name, status, role, terminationProtection }) => ({
        name,
        status,
        ...(role !== undefined && { role }),
        terminationProtection,
      })),
      read: found.reduce((sum, [{ template }]) => sum + Object.keys(template.Resources).length, 0),
      differences: found.flatMap(([, { differences }]) => differences),
      unread: found.flatMap(([, { unread }]) => unread),
      furtherUnread: found.flatMap(([, { furtherUnread }]) => furtherUnread),
    },
  };
}

type InStack = Pick<LiveFindings, 'differences' | 'unread' | 'furtherUnread'> & {
  readonly template: Template;
};

const UNREAD: Reading = { kind: 'unread', reason: 'it was not read' };

function stackInAccount(templates: Templates, stack: FoundStack, names: AccountNames): InStack {
  const { name, template, readings } = stack;
  const all = Object.entries(template.Resources).map(([logicalId, resource]) => {
    const reading = readings.get(logicalId) ?? UNREAD;
    const found = resourceInAccount({ templates, stack: name, names }, resource, reading);
    const { further = [], furtherUnread = [] }: WithFurther =
      reading.kind === 'in-sync' || reading.kind === 'gone' ? {} : reading;
    return { logicalId, symbol: symbolOf(name, logicalId), found, further, furtherUnread };
  });
  const further = all.flatMap((one) => one.further);
  return {
    template: {
      ...template,
      Resources: Object.fromEntries([
        ...all.flatMap(({ logicalId, found: { resource } }) => (resource ? [[logicalId, resource]] : [])),
        ...further.map((one) => [furtherId(one), inAccount(one.resource, names)]),
      ]),
    },
    differences: [
      ...all.flatMap(({ symbol, found }) => found.differences.map((place) => ({ ...place, symbol }))),
      ...further.map((one) => ({ symbol: symbolOf(name, furtherId(one)), path: one.resource.Type })),
    ],
    unread: all.flatMap(({ symbol, found }) =>
      [...new Set(found.unread)].map((reason) => ({ symbol, reason })),
    ),
    furtherUnread: all.flatMap(({ symbol, furtherUnread }) =>
      furtherUnread.map((reason) => ({ symbol, reason })),
    ),
  };
}

/** The logical id of a resource that no template has. A report shows it, so it says where the resource was found. */
const furtherId = ({ name }: FurtherResource) => `in the account, not in the template: ${name}`;

const inAccount = ({ Type, Properties = {} }: TemplateResource, names: AccountNames): TemplateResource => ({
  Type,
  Properties: Object.fromEntries(
    Object.entries(Properties).map(([property, value]) => [
      property,
      value instanceof NotRead ? value : new InAccount(names.symbolic(value)),
    ]),
  ),
});
