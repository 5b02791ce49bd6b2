import { laneNeedsOpinion } from '../../../policy/second-opinion';
import { factsIfKnown } from '../facts/regions';
import { policyOf } from '../policy-of';
import { policyCheck, sectionCheck } from './check';

/** Comprehend is offered in the region, as far as is known. */
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

/** AWS keeps nothing of what Comprehend reads: a text that is kept elsewhere has travelled further than `region`. */
export const opinionKeepsNothing = sectionCheck(['region', 'secondOpinion'], ({ region, secondOpinion }) => {
  const facts = factsIfKnown(region);
  if (!facts || !secondOpinion || secondOpinion.optOutConfirmedOn) return [];
  // AWS GovCloud (US) user guide, Amazon Comprehend: AWS does not use or store content there.
  if (facts.partition === 'aws-us-gov') return [];
  return [
    {
      path: 'secondOpinion.optOutConfirmedOn',
      got: undefined,
      allowed: 'the day this account was found opted out of letting AWS keep what Comprehend reads',
      fix: "run aws organizations describe-effective-policy --policy-type AISERVICES_OPT_OUT_POLICY in the account; where comprehend, or default, says optOut, add optOutConfirmedOn with today's date",
    },
  ];
});

/** The endpoint stands in zones of the deployment. */
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

/** Some caller and class is shown to it: an opinion nobody asks for is not what the file's author meant. */
export const opinionIsAsked = policyCheck(['secondOpinion'], ({ secondOpinion, ...deployment }) => {
  if (!secondOpinion || laneNeedsOpinion(policyOf(deployment), 'open', secondOpinion.classes)) return [];
  return [
    {
      path: 'secondOpinion',
      got: secondOpinion.classes,
      allowed:
        'nothing: no caller of the open lane has a class that may reach boundary region and that one of these classes would raise',
      fix: 'remove it, or give a kind of personal data a higher class',
    },
  ];
});
