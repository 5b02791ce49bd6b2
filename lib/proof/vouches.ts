import type { Deployment } from '../config/deployment';
import type { ImportedVpc } from '../config/imports/imported-vpc';
import { vouched } from '../config/imports/vouched';
import type { Claim } from './claim';

/** Ids of claims, and what each takes from the owner of an imported thing. */
type RestsOn = Readonly<Record<string, string>>;

/** A claim about a control that the deployment file does without, by name. */
export interface GivenUp {
  readonly id: string;
  readonly words: string;
  readonly reason: string;
}

/**
 * The claims of a deployment with what is imported told apart: a claim that takes something from the owner of an imported
 * thing is vouched for, and not proven. A claim about a control that the file does without is not made.
 */
export function withVouches(
  deployment: Deployment,
  claims: readonly Claim[],
): { readonly claims: readonly Claim[]; readonly givenUp: readonly GivenUp[] } {
  const reasons = givenUpIn(deployment);
  const restsOn = restsOnIn(deployment);
  return {
    claims: claims.filter(({ id }) => reasons[id] === undefined).map((claim) => vouchedFor(claim, restsOn)),
    givenUp: claims.flatMap(({ id, words }) => {
      const reason = reasons[id];
      return reason === undefined ? [] : [{ id, words, reason }];
    }),
  };
}

function vouchedFor(claim: Claim, restsOn: RestsOn): Claim {
  const says = restsOn[claim.id];
  if (says === undefined) return claim;
  const words = `${claim.words}; not proven: ${says}`;
  return { ...claim, words, ...(claim.holds && { verdict: 'vouched' }) };
}

function restsOnIn(deployment: Deployment): RestsOn {
  const { vpc } = deployment.imports;
  const [owner] = vouched(deployment).filter(({ thing }) => thing === 'VPC');
  if (!vpc || !owner) return {};
  const by = `, vouched for by ${owner.by.name} on ${owner.by.on}`;
  return Object.fromEntries(Object.entries(ofVpc(vpc)).map(([id, says]) => [id, `${says}${by}`]));
}

const ofVpc = ({ id }: ImportedVpc): RestsOn => ({
  'I5.vpc': `${id}, its subnets and its route tables are as the deployment file has them`,
  'I5.routes': `no route of the subnets of ${id} leads out of it`,
  'I5.addresses': `the subnets of ${id} assign no public addresses`,
  'I5.names': `the resolver of ${id} refuses names that nothing needs, and logs every query`,
  'operations.alarms': `its owner watches which names are asked for in ${id}`,
  'network.flow-log': `the connections of ${id} are logged`,
});

function givenUpIn({ imports: { vpc } }: Deployment): RestsOn {
  return {
    ...(vpc && vpc.flowLogs !== 'owner' && { 'network.flow-log': vpc.flowLogs.none }),
    ...(vpc && vpc.dnsFirewall !== 'owner' && { 'I5.names': vpc.dnsFirewall.none }),
  };
}
