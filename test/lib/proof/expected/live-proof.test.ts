import { operations } from '../../../../lib/proof/expected/operations/operations';
import { storage } from '../../../../lib/proof/expected/storage/storage';
import { Edit } from '../edit';
import { subjectOf } from '../subjects';
import { differencesFrom } from './area';

// The landing zone has a live proof. Each sabotage would keep the operators from learning what the proof found.

const watched = {
  claims: { ...storage.claims, ...operations.claims },
  resources: (basis: Parameters<typeof storage.resources>[0]) => [
    ...storage.resources(basis),
    ...operations.resources(basis),
  ],
};

const properties =
  (type: string, id: RegExp, change: (of: Record<string, unknown>) => void) => (edit: Edit) =>
    change(edit.resource(type, id).Properties);
const ALARM = 'AWS::CloudWatch::Alarm';

test.each<[what: string, claim: string, sabotage: (edit: Edit) => void]>([
  [
    'an alarm that a day without a run ends',
    'operations.alarms',
    properties(ALARM, /liveproofdiffers/, (alarm) => {
      alarm.TreatMissingData = 'notBreaching';
    }),
  ],
  [
    'a proof that does not run, and no alarm',
    'operations.alarms',
    properties(ALARM, /liveproofmissing/, (alarm) => {
      alarm.TreatMissingData = 'ignore';
    }),
  ],
  [
    'a month until the alarm that no proof runs',
    'operations.alarms',
    properties(ALARM, /liveproofmissing/, (alarm) => {
      alarm.Period = 86_400;
    }),
  ],
  [
    'an alarm that a tenth undecided run raises',
    'operations.alarms',
    properties(ALARM, /liveproofundecided/, (alarm) => {
      alarm.Threshold = 9;
    }),
  ],
  [
    'a filter that counts no difference',
    'operations.alarms',
    properties('AWS::Logs::MetricFilter', /LiveProofDifferences/, (filter) => {
      filter.FilterPattern = '{ $.verdicts.fails > 1000 }';
    }),
  ],
  [
    'records that are kept for a day',
    'I7.logs',
    properties('AWS::Logs::LogGroup', /LogsLiveProof/, (group) => {
      group.RetentionInDays = 1;
    }),
  ],
  [
    'records without the key of the deployment',
    'I6.at-rest',
    properties('AWS::Logs::LogGroup', /LogsLiveProof/, (group) => {
      delete group.KmsKeyId;
    }),
  ],
])('%s breaks %s', (_, claim, sabotage) => {
  const subject = subjectOf('landing-zone');
  const before = differencesFrom(watched, subject);
  sabotage(new Edit(subject));
  const found = differencesFrom(watched, subject).filter((difference) => !before.includes(difference));
  expect(found.map((difference) => difference.split(': ')[0])).toContain(claim);
});
