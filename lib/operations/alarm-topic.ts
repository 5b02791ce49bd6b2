import { aws_iam as iam, type aws_kms as kms, Stack, aws_sns as sns } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment } from '../config/deployment';
import { arnIn } from '../plan/arns';
import { mail, type UndeliveredMail } from '../security/undelivered-mail';

export interface AlarmTopicProps {
  /** Its policy lets CloudWatch alarms of this account publish. */
  readonly encryptionKey: kms.IKey;
  /** Receives the alarms. The recipient must confirm the subscription by mail first. */
  readonly email: string;
}

/** Where alarms go. */
interface AlarmsTo {
  readonly topic: sns.ITopic;
  /** What could not be mailed. The owner of an imported topic has that. */
  readonly undelivered?: UndeliveredMail;
}

/** The topic of all alarms: that of another team, if the deployment imports one. Its owner decides who receives them. */
export function alarmTopic(
  scope: Construct,
  id: string,
  { imports, operations }: Pick<Deployment, 'imports' | 'operations'>,
  encryptionKey: kms.IKey,
): AlarmsTo {
  if (imports.alarmTopic) return { topic: sns.Topic.fromTopicArn(scope, id, imports.alarmTopic.arn) };
  const topic = new AlarmTopic(scope, id, { encryptionKey, email: operations.alarmEmail });
  return { topic, undelivered: topic.undelivered };
}

/** The topic of all alarms. Only CloudWatch alarms of this account and region may publish to it, over TLS. */
export class AlarmTopic extends sns.Topic {
  readonly undelivered: UndeliveredMail;

  constructor(scope: Construct, id: string, { encryptionKey, email }: AlarmTopicProps) {
    super(scope, id, { displayName: 'Hybrid LLM alarms', masterKey: encryptionKey, enforceSSL: true });
    const stack = Stack.of(this);
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'AlarmsPublish',
        principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: { 'aws:SourceArn': arnIn(stack, 'cloudwatch', 'alarm:*') },
        },
      }),
    );
    this.undelivered = mail(this, { key: encryptionKey, email });
  }
}
