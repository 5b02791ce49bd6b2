import type { Account } from '../../account/account';
import type { Said } from './copies';

/** The launches of an Auto Scaling group that began since then and failed, the oldest first, with EC2's reason. */
export async function scalingActivities(
  group: string,
  api: Pick<Account['api'], 'autoScaling'>,
  since: Date,
): Promise<readonly Said[]> {
  const xml = await api.autoScaling('DescribeScalingActivities', {
    AutoScalingGroupName: group,
    MaxRecords: String(MOST),
  });
  const members = [...xml.matchAll(/<member>(.*?)<\/member>/gs)].map(([, member = '']) => member);
  return members
    .filter((member) => FAILED.includes(textOf('StatusCode', member)))
    .filter((member) => new Date(textOf('StartTime', member)) >= since)
    .map((member) => ({
      id: textOf('ActivityId', member),
      words: `no instance: ${textOf('StatusMessage', member) || textOf('Description', member)}`,
    }))
    .reverse();
}

const MOST = 20;
const FAILED = ['Failed', 'Cancelled'];

const textOf = (tag: string, xml: string): string => {
  const [, text = ''] = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml) ?? [];
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: keyof typeof ENTITIES) => ENTITIES[name]);
};

const ENTITIES = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' } as const;
