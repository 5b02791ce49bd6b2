import type { Area } from '../area';
import { dns } from './dns';
import { endpoints } from './endpoints';
import { groups } from './groups';
import { hostNames } from './host-names';
import { vpc } from './vpc';

/** Where packets and names may go. */
export const network: Area = {
  claims: {
    'I5.vpc': 'the VPC has its own addresses and subnets, and no route leads out of it',
    'I3.groups': 'the sealed lane opens exactly the connections to the services and models that it routes to',
    'I3.endpoints': 'the endpoint of Bedrock admits exactly the open lane’s calls',
    'I5.names':
      'the VPC’s resolver answers the names in use and refuses every other name, and every query is logged',
    'network.groups':
      'every security group has exactly the rules of the connections that the deployment needs',
    'network.endpoints':
      'every endpoint is one of an AWS service in use, and admits exactly the calls of the deployment’s roles',
    'network.names':
      'the host name of each model resolves to the deployment’s load balancer, and no other private name exists',
    'network.flow-log': 'every connection, accepted or refused, is logged',
  },
  resources: (basis) => [
    ...vpc(basis),
    ...groups(basis),
    ...endpoints(basis),
    ...hostNames(basis),
    ...dns(basis),
  ],
};
