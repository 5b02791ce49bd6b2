import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeStackDriftDetectionStatusCommand,
  DetectStackDriftCommand,
  paginateDescribeStackResourceDrifts,
  type StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import type { Reading } from '../../../lib/proof/live/found-account';
import type { Account } from '../../account/account';
import { allPages } from '../../account/all-pages';
import { whyNotRead } from './not-read';

/** CloudFormation's own comparison. It starts a detection, which reads, and changes nothing that is deployed. */
export const DRIFT_ACTIONS = [
  'cloudformation:DetectStackDrift',
  'cloudformation:DetectStackResourceDrift',
  'cloudformation:DescribeStackDriftDetectionStatus',
  'cloudformation:DescribeStackResourceDrifts',
  'cloudformation:BatchDescribeTypeConfigurations',
];

/** How often the state of a detection is read, ten seconds apart: it "can take up to several minutes". */
const READINGS = 90;

/**
 * What CloudFormation finds about each resource of a stack. It compares the properties that the template sets, with the
 * credentials of the caller, and does not check every type.
 *
 * @param pause waits until the next look at a detection @default ten seconds
 */
export async function detectDrift(
  stack: string,
  { cloudFormation: client }: Pick<Account, 'cloudFormation'>,
  pause: () => Promise<void> = () => sleep(10_000),
): Promise<(logicalId: string) => Reading> {
  try {
    const { StackDriftDetectionId } = await client.send(new DetectStackDriftCommand({ StackName: stack }));
    let left = READINGS;
    for (;;) {
      const command = new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId });
      const { DetectionStatus } = await client.send(command);
      if (DetectionStatus !== 'DETECTION_IN_PROGRESS') break;
      if (--left === 0) return () => unread('CloudFormation did not end its drift detection in time');
      await pause();
    }
    const pages = paginateDescribeStackResourceDrifts({ client }, { StackName: stack });
    const drifts = await allPages(pages, ({ StackResourceDrifts }) => StackResourceDrifts);
    const byId = new Map(drifts.map((drift) => [drift.LogicalResourceId, drift]));
    return (logicalId) => readingOf(byId.get(logicalId));
  } catch (error) {
    const reason = whyNotRead(`the drift of stack ${stack}`, error);
    return () => unread(reason);
  }
}

const unread = (reason: string): Reading => ({ kind: 'unread', reason });

function readingOf(drift: StackResourceDrift | undefined): Reading {
  const { StackResourceDriftStatus, PropertyDifferences = [], ActualProperties = '{}' } = drift ?? {};
  if (StackResourceDriftStatus === 'IN_SYNC') return { kind: 'in-sync' };
  if (StackResourceDriftStatus === 'DELETED') return { kind: 'gone' };
  if (StackResourceDriftStatus !== 'MODIFIED') {
    const why = drift?.DriftStatusReason ?? 'it does not check resources of this type';
    return unread(`CloudFormation did not compare it with its template: ${why}`);
  }
  const actual = JSON.parse(ActualProperties);
  const changed = PropertyDifferences.map(({ PropertyPath = '' }) => PropertyPath.split('/')[1] ?? '');
  return {
    kind: 'changed',
    properties: Object.fromEntries(changed.map((property) => [property, actual[property]])),
  };
}
