import { HEADS_PREFIX } from '../../lambda/chain-heads/schema/chain-heads';
import { RECORDS_PREFIX } from '../../lambda/chain-heads/window';
import type { Deployment } from '../config/deployment';
import { placedInVpc, reportsFailures, writesLogs } from './function-permissions';
import type { Permission, PolicyRow } from './permission';
import { below, the } from './resource';
import type { RoleRow } from './roles';
import { usesKeyFor } from './service-roles';

export const CHAIN_HEADS_ROLE: RoleRow = {
  role: 'chain-heads',
  id: 'ChainHeads',
  description: 'The signer: states the newest audit record of each chain',
  service: 'lambda.amazonaws.com',
  workload: 'chain-heads',
};

/**
 * What the signer may do: read the records and its own statements, sign, and write statements. It has no path to a
 * model, nor to the audit stream. The policies of the bucket and of the key allow and deny the same.
 */
export const chainHeadsPolicies = (deployment: Deployment): readonly PolicyRow[] => [
  {
    role: 'chain-heads',
    part: 'base',
    path: ['ChainHeads'],
    description: 'Logs, records to read, statements to sign and to write, and a place in the VPC',
    permissions: [writesLogs('chain-heads'), ...READS_AND_SIGNS, ...placedInVpc(deployment, 'chain-heads')],
  },
  reportsFailures('chain-heads'),
];

const READS_AND_SIGNS: readonly Permission[] = [
  {
    sid: 'ListRecords',
    effect: 'Allow',
    actions: ['s3:ListBucket'],
    resources: [the('records-bucket')],
    conditions: { StringEquals: { 's3:prefix': [RECORDS_PREFIX, HEADS_PREFIX] } },
    through: ['s3'],
  },
  {
    sid: 'ReadRecords',
    effect: 'Allow',
    actions: ['s3:GetObject'],
    resources: [below('records-bucket', `${RECORDS_PREFIX}*`), below('records-bucket', `${HEADS_PREFIX}*`)],
    through: ['s3'],
    allowedBy: 'bucket',
  },
  {
    sid: 'WriteStatements',
    effect: 'Allow',
    actions: ['s3:PutObject'],
    resources: [below('records-bucket', `${HEADS_PREFIX}*`)],
    through: ['s3'],
    allowedBy: 'bucket',
  },
  usesKeyFor('records-bucket', 'UseAuditKey', 'kms:Decrypt', 'kms:GenerateDataKey'),
  {
    sid: 'SignStatements',
    effect: 'Allow',
    actions: ['kms:Sign'],
    resources: [the('heads-key')],
    conditions: {
      StringEquals: { 'kms:SigningAlgorithm': ['ECDSA_SHA_256'], 'kms:MessageType': ['DIGEST'] },
    },
    through: ['kms'],
  },
];
