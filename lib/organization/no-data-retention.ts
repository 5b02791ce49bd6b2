import type { PolicyBuilder } from './service-control-policy';
import { denying } from './service-control-policy';

/**
 * Bedrock keeps no prompt: the retention of the account and of a mantle project can be set to `none` only. A model that
 * requires retention then refuses to answer. This does not set the retention: an account that never set it has AWS's
 * default for each model.
 */
export const noDataRetention: PolicyBuilder = () => ({
  name: 'no-data-retention',
  purpose: 'the data retention of Bedrock can be set to none only',
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
