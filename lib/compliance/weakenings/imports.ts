import { type FindWeakenings, when } from './weakening';

/** What the owner of an imported thing does not have. */
export const importWeakenings: FindWeakenings = ({ imports: { vpc } }) => [
  ...(vpc && vpc.flowLogs !== 'owner'
    ? when(true, {
        path: 'imports.vpc.flowLogs',
        value: `none: ${vpc.flowLogs.none}`,
        gives: 'No log shows which connections of the VPC were accepted or refused.',
      })
    : []),
  ...(vpc && vpc.dnsFirewall !== 'owner'
    ? when(true, {
        path: 'imports.vpc.dnsFirewall',
        value: `none: ${vpc.dnsFirewall.none}`,
        gives:
          'The resolver of the VPC answers for every name, so code in the VPC can send data out in DNS queries, and no alarm tells of it.',
      })
    : []),
];
