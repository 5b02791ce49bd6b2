import {
  aws_cloudwatch_actions as actions,
  aws_cloudwatch as cloudwatch,
  type aws_sns as sns,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AlarmRule } from './alarm-rule';
import { runbookLink } from './runbook';

export interface AlarmsProps {
  /** The prefix of alarm names: the deployment's name. */
  readonly prefix: string;
  readonly rules: readonly AlarmRule[];
  /** Receives every alarm, and every return to OK. */
  readonly topic: sns.ITopic;
}

/** One alarm for each rule. Every alarm has an action and a section in the runbook. */
export class Alarms extends Construct {
  readonly all: readonly cloudwatch.Alarm[];

  constructor(scope: Construct, id: string, { prefix, rules, topic }: AlarmsProps) {
    super(scope, id);
    const action = new actions.SnsAction(topic);
    this.all = rules.map((rule) => {
      const alarm = new cloudwatch.Alarm(this, rule.name, {
        alarmName: `${prefix}-${rule.name}`,
        alarmDescription: `${rule.means} Runbook: ${runbookLink(rule.runbook)}`,
        metric: rule.metric,
        ...comparison(rule.limit),
        evaluationPeriods: rule.periods,
        treatMissingData: NO_DATA[rule.noData],
      });
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      return alarm;
    });
  }
}

const NO_DATA = {
  quiet: cloudwatch.TreatMissingData.NOT_BREACHING,
  alarming: cloudwatch.TreatMissingData.BREACHING,
  unchanged: cloudwatch.TreatMissingData.IGNORE,
} as const satisfies Record<AlarmRule['noData'], cloudwatch.TreatMissingData>;

function comparison(limit: AlarmRule['limit']) {
  return 'above' in limit
    ? { threshold: limit.above, comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD }
    : { threshold: limit.below, comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD };
}
