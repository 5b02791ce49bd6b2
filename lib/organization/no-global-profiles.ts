import { DATA_CLASSES } from '../../policy/data-class';
import { arnIn } from '../plan/arns';
import type { PolicyBuilder } from './organization-policy';
import { denying } from './service-control-policy';

/**
 * No prompt is processed just anywhere: global inference profiles are denied. Left out where a class may travel
 * globally. Bedrock asks about the global destination with the region `unspecified` (facts: AWS, "Securing
 * cross-Region inference", 2026-01). A request for that region that names no profile is denied too.
 */
export const noGlobalProfiles: PolicyBuilder = ({ deployment, policy: { ceilings } }) => {
  const global = DATA_CLASSES.filter((dataClass) => ceilings[dataClass] === 'global');
  const about = { name: 'no-global-profiles', purpose: 'no prompt goes to a global inference profile' };
  if (global.length > 0) return { ...about, leftOut: `the ceiling of ${global.join(', ')} is global` };
  return {
    ...about,
    policy: denying({
      Sid: 'DenyGlobalInferenceProfiles',
      Action: ['bedrock:*'],
      Resource: '*',
      Condition: {
        StringEquals: { 'aws:RequestedRegion': ['unspecified'] },
        ArnLikeIfExists: {
          'bedrock:InferenceProfileArn': [
            arnIn(deployment, 'bedrock', 'inference-profile/global.*', { account: '*', region: '*' }),
          ],
        },
      },
    }),
  };
};
