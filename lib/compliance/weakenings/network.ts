import { regionFacts } from '../../config/facts/regions';
import { type FindWeakenings, when } from './weakening';

/** How the VPC reaches AWS. */
export const networkWeakenings: FindWeakenings = ({ region, network }) => {
  const known = regionFacts(region).gatewayPrefixLists;
  return [
    ...when(network.endpointZones === 'one', {
      path: 'network.endpointZones',
      value: 'one',
      gives: 'When the first zone fails, no AWS service can be reached and the deployment answers nothing.',
    }),
    ...(['s3', 'dynamodb'] as const).flatMap((service) => {
      const given = network.gatewayPrefixLists?.[service];
      return when(given !== undefined && known !== undefined && given !== known[service], {
        path: `network.gatewayPrefixLists.${service}`,
        value: String(given),
        gives: `Egress rules name this list instead of AWS's own, ${known?.[service]}: they admit whatever addresses it has.`,
      });
    }),
  ];
};
