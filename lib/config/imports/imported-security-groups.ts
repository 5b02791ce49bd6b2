import { z } from 'zod';
import { securityGroupId } from '../scalars';
import { INTERFACE_SERVICES } from './imported-endpoint';
import { vouchedBy } from './vouched-by';

/** The workloads whose security groups can be imported, in the order of the reports. */
const WORKLOADS = [
  'open-lane',
  'sealed-lane',
  'authorizer',
  'chain-heads',
  'api-client',
  'vllm-load-balancer',
  'vllm-instance',
  'vllm-task',
  'sagemaker',
] as const;

type EndpointGroup = `${(typeof INTERFACE_SERVICES)[number]}-endpoint`;

/** What can have an imported security group: a workload, or an interface endpoint that the deployment creates. */
export const IMPORTED_GROUPS = [
  ...WORKLOADS,
  ...INTERFACE_SERVICES.map((service): EndpointGroup => `${service}-endpoint`),
] as const;
export type ImportedGroup = (typeof IMPORTED_GROUPS)[number];

/**
 * Every security group of the deployment, made by the team that owns the network. The templates then have no security group
 * and no rule. `npm run policy -- <name> --imports <folder>` writes which rules each group has to have.
 */
export const importedSecurityGroups = z.strictObject({
  /** The id of each group, by its use. The deployment refuses a missing one and names it, and one that it does not use. */
  ids: z.partialRecord(z.enum(IMPORTED_GROUPS), securityGroupId),
  vouchedBy,
});

export type ImportedSecurityGroups = z.output<typeof importedSecurityGroups>;

/** The imported groups with their uses, in the order of the reports. */
export const groupsGiven = ({
  ids,
}: ImportedSecurityGroups): readonly (readonly [use: ImportedGroup, id: string])[] =>
  IMPORTED_GROUPS.flatMap((use) => {
    const id = ids[use];
    return id === undefined ? [] : [[use, id] as const];
  });
