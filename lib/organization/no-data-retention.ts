import type { PolicyBuilder } from './service-control-policy';
import { denying } from './service-control-policy';

/**
 * Bedrock keeps no prompt: the account's retention, and that of a mantle project, can be set to `none` and to
 * nothing else. A model that demands retention then refuses to answer. Not a substitute for setting it once: an
 * account that never did keeps AWS's default, model by model.
 */
export const noDataRetention: PolicyBuilder = () => ({
  name: 'no-data-retention',
  purpose: 'Bedrock may be told to retain nothing, and nothing else',
  policy: denying(
    {
      Sid: 'DenyRetentionOtherThanNone',
      Action: ['bedrock:PutAccountDataRetention'],
      Resource: '*',
      Condition: { StringNotEquals: { 'bedrock:DataRetentionMode': ['none'] } },
    },
    {
      Sid: 'DenyMantleRetentionOtherThanNone',
      Action: [
        'bedrock-mantle:PutAccountDataRetention',
        'bedrock-mantle:CreateProject',
        'bedrock-mantle:UpdateProject',
      ],
      Resource: '*',
      Condition: { StringNotEquals: { 'bedrock-mantle:DataRetentionMode': ['none'] } },
    },
  ),
});
