import { factsIfKnown, type RegionFacts } from './facts/regions';
import { type HostCheck, modelCheck } from './host-check';

/** A type of CloudFormation that the models of a host need, and the fact that says where it is known. */
interface NeededType {
  readonly type: string;
  readonly fact: 'hasBedrock' | 'hasSagemakerEndpoints';
}

interface Confirmable {
  readonly host: string;
  readonly availabilityConfirmedOn?: string;
}

/**
 * CloudFormation is known to have the type in the region. Without it the deploy of the stack fails. The facts are a lower
 * bound, so the file can confirm it.
 */
export const typeIsOffered = <M extends Confirmable>({ type, fact }: NeededType): HostCheck<M> =>
  modelCheck<M>()(['region'], (model, path, { region }) => {
    const facts: RegionFacts | undefined = factsIfKnown(region);
    if (!facts || facts[fact] || model.availabilityConfirmedOn) return [];
    return [
      {
        path: `${path}.host`,
        got: model.host,
        allowed: `another host: CloudFormation is not known to have ${type} in ${region}`,
        fix: `run the model on another host, or remove it; or, if aws cloudformation describe-type --region ${region} --type RESOURCE --type-name ${type} finds it, add availabilityConfirmedOn with today's date`,
      },
    ];
  });
