import { laneNeedsOpinion } from '../../../policy/second-opinion';
import { factsIfKnown } from '../facts/regions';
import { policyOf } from '../policy-of';
import { policyCheck, sectionCheck } from './check';

/** Comprehend is known to be offered in the region. */
export const opinionIsOffered = sectionCheck(['region', 'secondOpinion'], ({ region, secondOpinion }) => {
  const facts = factsIfKnown(region);
  if (!facts || !secondOpinion || facts.hasComprehend || secondOpinion.availabilityConfirmedOn) return [];
  return [
    {
      path: 'secondOpinion.service',
      got: secondOpinion.service,
      allowed: `nothing: Amazon Comprehend is not known to be offered in ${region}`,
      fix: `remove secondOpinion; or, if aws comprehend contains-pii-entities --region ${region} --language-code en --text test answers, add availabilityConfirmedOn with today's date`,
    },
  ];
});

/** AWS keeps none of the texts that Comprehend reads. A text stored elsewhere would exceed the boundary `region`. */
export const opinionKeepsNothing = sectionCheck(['region', 'secondOpinion'], ({ region, secondOpinion }) => {
  const facts = factsIfKnown(region);
  if (!facts || !secondOpinion || secondOpinion.optOutConfirmedOn) return [];
  // AWS GovCloud (US) user guide, Amazon Comprehend: AWS does not use or store content there.
  if (facts.partition === 'aws-us-gov') return [];
  return [
    {
      path: 'secondOpinion.optOutConfirmedOn',
      got: undefined,
      allowed: 'the day on which this account was found opted out of AWS keeping what Comprehend reads',
      fix: "run aws organizations describe-effective-policy --policy-type AISERVICES_OPT_OUT_POLICY in the account; where comprehend, or default, says optOut, add optOutConfirmedOn with today's date",
    },
  ];
});

/** The endpoint is in zones of the deployment. */
export const opinionZonesExist = sectionCheck(
  ['availabilityZones', 'secondOpinion'],
  ({ availabilityZones, secondOpinion }) =>
    (secondOpinion?.endpointZones ?? [])
      .filter((zone) => !availabilityZones.includes(zone))
      .map((zone) => ({
        path: 'secondOpinion.endpointZones',
        got: zone,
        allowed: `zones of the deployment: ${availabilityZones.join(', ')}`,
        fix: 'name some of these',
      })),
);

/** Some caller and class needs the second opinion. Otherwise the setting would have no effect. */
export const opinionIsNeeded = policyCheck(['secondOpinion'], ({ secondOpinion, ...deployment }) => {
  if (!secondOpinion || laneNeedsOpinion(policyOf(deployment), 'open', secondOpinion.classes)) return [];
  return [
    {
      path: 'secondOpinion',
      got: secondOpinion.classes,
      allowed:
        'nothing: no caller of the open lane has a class that may reach boundary region and that one of these classes would raise',
      fix: 'remove it, or give a type of personal data a higher class',
    },
  ];
});
