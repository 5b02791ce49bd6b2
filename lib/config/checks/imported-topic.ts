import { factsIfKnown } from '../facts/regions';
import { sectionCheck } from './check';

/** An imported topic belongs to the account and the region of the deployment, as its alarms do. */
export const importedTopicIsAtHome = sectionCheck(
  ['account', 'region', 'imports'],
  ({ account, region, imports: { alarmTopic } }) => {
    const facts = factsIfKnown(region);
    const home = `arn:${facts?.partition}:sns:${region}:${account}:`;
    if (!facts || !alarmTopic || alarmTopic.arn.startsWith(home)) return [];
    return [
      {
        path: 'imports.alarmTopic.arn',
        got: alarmTopic.arn,
        allowed: `a topic of this account and region: ${home}…`,
        fix: 'import a topic of the account, and let it forward to yours; or remove this entry, and the deployment creates its own',
      },
    ];
  },
);
