import type { Lane } from '../../policy/lane';
import { laneAsksOpinion } from '../../policy/second-opinion';
import type { Deployment } from '../config/deployment';
import { policyOf } from '../config/policy-of';
import type { Permission } from './permission';

/**
 * What a lane needs to ask Amazon Comprehend for a second opinion; nothing where the deployment wants none, or the
 * table shows it no request of this lane (I4). The action takes no resource: a text is none (AWS service
 * authorization reference, Amazon Comprehend, 2026-11).
 */
export function opinionPermissions(deployment: Deployment, lane: Lane): readonly Permission[] {
  const { secondOpinion } = deployment;
  if (!secondOpinion || !laneAsksOpinion(policyOf(deployment), lane, secondOpinion.classes)) return [];
  return [
    {
      sid: 'AskSecondOpinion',
      effect: 'Allow',
      service: 'comprehend',
      actions: ['comprehend:ContainsPiiEntities'],
      resources: ['*'],
    },
  ];
}
