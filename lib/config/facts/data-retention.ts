import { type DataRetention, dataRetentionOf } from './bedrock';

/** Who keeps prompts outside the account, by the least mode in which a model answers. */
const KEPT: Readonly<Record<DataRetention, string | undefined>> = {
  none: undefined,
  default: 'AWS keeps prompts that its classifiers flag, for up to 30 days',
  aws_review: 'AWS keeps every prompt for up to 30 days, and people at AWS may read it',
};

/** Who keeps prompts to a Bedrock model outside the account, in words; `undefined` if nobody does. */
export const keptInWords = (modelId: string): string | undefined => KEPT[dataRetentionOf(modelId)];
