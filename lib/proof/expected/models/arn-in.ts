import type { Deployment } from '../../../config/deployment';
import { regionFacts } from '../../../config/facts/regions';

/** An ARN in the deployment's account and region. Not taken from lib/plan/arns.ts, which the policies are made with. */
export const arnIn = ({ account, region }: Deployment, service: string, resource: string) =>
  `arn:${regionFacts(region).partition}:${service}:${region}:${account}:${resource}`;
