import { GetDetectorCommand, ListDetectorsCommand } from '@aws-sdk/client-guardduty';
import type { Account } from '../../account/account';
import { type Answer, found, undecided } from '../answer';

/** The feature's name in the API (GuardDuty user guide, "AI Protection", since 2026-07-14; read 2026-11-26). */
const FEATURE = 'AI_PROTECTION';

/**
 * Whether GuardDuty's AI Protection is on. It looks at calls of Bedrock and SageMaker for stolen credentials and injected
 * prompts. A region has one detector, which an administrator account may manage: it is never changed here.
 */
export async function checkGuardDuty(
  _prerequisite: object,
  { guardDuty, region }: Pick<Account, 'guardDuty' | 'region'>,
): Promise<Answer> {
  const { DetectorIds = [] } = await guardDuty.send(new ListDetectorsCommand({}));
  const [detector] = DetectorIds;
  if (detector === undefined) {
    return {
      words: `GuardDuty is not on in ${region}. The security team of the organization turns it on, usually for all accounts.`,
      commands: [`aws guardduty list-detectors --region ${region}`],
    };
  }
  const { Features = [], Status } = await guardDuty.send(new GetDetectorCommand({ DetectorId: detector }));
  const look = `aws guardduty get-detector --region ${region} --detector-id ${detector}`;
  const feature = Features.find(({ Name }) => String(Name) === FEATURE);
  if (!feature) {
    return undecided(
      `GuardDuty lists no feature ${FEATURE} in ${region}: the region does not have it, or the detector is older.`,
      look,
    );
  }
  if (feature.Status === 'ENABLED' && Status === 'ENABLED') return found('On.');
  return {
    words: `GuardDuty's AI Protection is off in ${region}. The security team turns it on; it has a price for each million events.`,
    commands: [
      look,
      `aws guardduty update-detector --region ${region} --detector-id ${detector} --features Name=${FEATURE},Status=ENABLED`,
    ],
  };
}
