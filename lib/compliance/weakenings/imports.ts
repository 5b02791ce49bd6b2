import { hubAddresses } from '../../config/imports/imported-endpoint';
import { type FindWeakenings, when } from './weakening';

/** What the owner of an imported thing does not have. */
export const importWeakenings: FindWeakenings = ({
  imports: { vpc, endpoints, keys, roles, securityGroups },
}) => [
  ...(vpc && vpc.flowLogs !== 'owner'
    ? [
        {
          path: 'imports.vpc.flowLogs',
          value: `none: ${vpc.flowLogs.none}`,
          gives: 'No log shows which connections of the VPC were accepted or refused.',
        },
      ]
    : []),
  ...(vpc && vpc.dnsFirewall !== 'owner'
    ? [
        {
          path: 'imports.vpc.dnsFirewall',
          value: `none: ${vpc.dnsFirewall.none}`,
          gives:
            'The resolver of the VPC answers for every name, so code in the VPC can send data out in DNS queries, and no alarm tells of it.',
        },
      ]
    : []),
  ...endpoints.flatMap(({ service, id, policy }, index) =>
    policy === 'owner'
      ? []
      : [
          {
            path: `imports.endpoints[${index}].policy`,
            value: `none: ${policy.none}`,
            gives: `The policy of ${id} admits more than this deployment's calls to ${service}: only roles, security groups and routers refuse what the policy does not route.`,
          },
        ],
  ),
  ...endpoints.flatMap((endpoint, index) => {
    const addresses = hubAddresses(endpoint);
    return when(
      addresses.some((address) => !address.endsWith('/32')),
      {
        path: `imports.endpoints[${index}].addresses`,
        value: addresses.join(', '),
        gives: `What calls ${endpoint.service} can connect to every address of the block, whatever answers there.`,
      },
    );
  }),
  ...when(keys.audit !== undefined && keys.audit.arn === keys.data?.arn, {
    path: 'imports.keys.audit',
    value: 'the data key',
    gives: 'Principals that may use the data key through S3 can decrypt records too.',
  }),
  ...when(roles !== undefined, {
    path: 'imports.roles',
    value: 'roles of another team',
    gives: `Until their owner writes the names of the deploy, the policies of the roles have patterns in the place of names that CloudFormation gives: any guardrail of the account${securityGroups ? '' : ', and any security group in the subnets,'} is as good as that of the deployment.`,
  }),
];
