import { GetModelInvocationLoggingConfigurationCommand, type LoggingConfig } from '@aws-sdk/client-bedrock';
import type { Account } from '../../account/account';
import { type Answer, found } from '../answer';
import type { PrerequisiteOf } from '../prerequisite';

/**
 * Whether the account's invocation logging of Bedrock is as the deployment file wants it. Each account and region has one
 * configuration, for all its callers, and another team may own it: it is never changed here. Where it delivers text, it
 * writes every prompt and answer of a Bedrock model into a log group or bucket that is not the deployment's.
 */
export async function checkInvocationLogging(
  { wanted }: PrerequisiteOf<'invocation-logging'>,
  { bedrock, region }: Pick<Account, 'bedrock' | 'region'>,
): Promise<Answer> {
  const { loggingConfig } = await bedrock.send(new GetModelInvocationLoggingConfigurationCommand({}));
  const look = `aws bedrock get-model-invocation-logging-configuration --region ${region}`;
  const places = placesOf(loggingConfig);
  const delivered = deliveredBy(loggingConfig);
  if (wanted === 'on') {
    return places.length > 0 && delivered.length > 0
      ? found(`${delivered.join(', ')} to ${places.join(' and ')}.`)
      : {
          words: `Bedrock's invocation logging in ${region} ${places.length > 0 ? 'delivers no prompts' : 'is off'}, and accountSettings.invocationLogging is 'require'. The team that owns the account's logging turns it on, with a bucket or a log group that it can protect; or write 'refuse' or 'observe'.`,
          commands: [look],
        };
  }
  if (places.length === 0) return found('Off.');
  if (delivered.length === 0) return found(`Metadata alone, to ${places.join(' and ')}.`);
  return {
    words: `Bedrock's invocation logging in ${region} writes ${delivered.join(', ')} of every call to ${places.join(' and ')}: all prompts to Bedrock models, and their answers. If your organization wants that, write accountSettings: { invocationLogging: 'require' }, which the compliance report then lists; otherwise the team that owns the logging turns the delivery of data off.`,
    commands: [look],
  };
}

const placesOf = ({ cloudWatchConfig, s3Config }: LoggingConfig = {}): readonly string[] => [
  ...(cloudWatchConfig?.logGroupName ? [`the log group ${cloudWatchConfig.logGroupName}`] : []),
  ...(s3Config?.bucketName ? [`the bucket ${s3Config.bucketName}`] : []),
];

/** What is delivered. The API reference names no default, so what is not turned off counts as delivered. */
function deliveredBy(config: LoggingConfig | undefined): readonly string[] {
  if (!config) return [];
  const kinds = [
    ['text', config.textDataDeliveryEnabled],
    ['images', config.imageDataDeliveryEnabled],
    ['embeddings', config.embeddingDataDeliveryEnabled],
    ['video', config.videoDataDeliveryEnabled],
    ['audio', config.audioDataDeliveryEnabled],
  ] as const;
  return kinds.flatMap(([kind, isDelivered]) => (isDelivered === false ? [] : [kind]));
}
