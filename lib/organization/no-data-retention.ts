import { modelsOn } from '../config/model';
import { needsRetention } from '../hosts/bedrock/prerequisites';
import type { PolicyBuilder } from './service-control-policy';
import { denying } from './service-control-policy';

/**
 * Bedrock keeps no prompt that no model in use needs to be kept: the retention of the account and of a mantle project
 * can be set to `none`, or to what such a model needs, only. A model that needs more then refuses to answer. This does
 * not set the retention: an account that never set it has AWS's default for each model, which a deploy checks.
 */
export const noDataRetention: PolicyBuilder = ({ models, lanes }) => {
  const inUse = modelsOn([...new Set(lanes.flatMap((lane) => models[lane] ?? []))], 'bedrock');
  const { needs } = needsRetention(inUse);
  const modes = [...new Set(['none', needs])];
  return {
    name: 'no-data-retention',
    purpose: `the data retention of Bedrock can be set to ${modes.join(' or ')} only`,
    policy: onlyModes(modes),
  };
};

/** The modes as part of a Sid, which has letters and digits only: `NoneOrAwsReview`. */
const inSid = (modes: readonly string[]) =>
  modes
    .map((mode) => mode.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase()))
    .join('Or');

function onlyModes(modes: readonly string[]) {
  const words = inSid(modes);
  return denying(
    {
      Sid: `DenyRetentionOtherThan${words}`,
      Action: ['bedrock:PutAccountDataRetention'],
      Resource: '*',
      Condition: { StringNotEquals: { 'bedrock:DataRetentionMode': modes } },
    },
    {
      Sid: `DenyMantleRetentionOtherThan${words}`,
      Action: [
        'bedrock-mantle:PutAccountDataRetention',
        'bedrock-mantle:CreateProject',
        'bedrock-mantle:UpdateProject',
      ],
      Resource: '*',
      Condition: { StringNotEquals: { 'bedrock-mantle:DataRetentionMode': modes } },
    },
  );
}
