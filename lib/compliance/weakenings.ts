import { type DataClass, highestClass } from '../../policy/data-class';
import { DEFAULT_ENTITY_CLASSES, ENTITY_TYPES, type EntityType } from '../../policy/entity';
import { RESTRICTED_BY } from '../../policy/restricted-on-open-lane';
import type { Deployment } from '../config/deployment';
import { modelFacts } from '../config/facts/models';
import { isSelfHosted } from '../config/model';

/** A setting by which a deployment file weakens a control: its path, its value, and what it gives up. */
export interface Weakening {
  readonly path: string;
  readonly value: string;
  readonly gives: string;
}

/** Every weakening of a deployment file, in the order of the file. Part of the compliance report. */
export function weakenings(deployment: Deployment): readonly Weakening[] {
  return [
    ...(deployment.network.endpointZones === 'one'
      ? [
          {
            path: 'network.endpointZones',
            value: 'one',
            gives:
              'When the first zone fails, no AWS service can be reached and the deployment answers nothing.',
          },
        ]
      : []),
    ...(deployment.audit.objectLock.mode === 'governance'
      ? [
          {
            path: 'audit.objectLock.mode',
            value: 'governance',
            gives: 'A principal with s3:BypassGovernanceRetention can delete records before their time.',
          },
        ]
      : []),
    ...(deployment.logRetentionDays < 365
      ? [
          {
            path: 'logRetentionDays',
            value: String(deployment.logRetentionDays),
            gives: 'PCI DSS and FedRAMP ask for a year of logs, HIPAA for six.',
          },
        ]
      : []),
    ...(deployment.guardrail && 'none' in deployment.guardrail
      ? [
          {
            path: 'guardrail.none',
            value: deployment.guardrail.none,
            gives: 'Bedrock answers pass without a content filter.',
          },
        ]
      : []),
    ...deployment.models.flatMap((model, index) =>
      isSelfHosted(model) && model.parsers?.reasoning === 'none' && thinks(model.weights.source)
        ? [
            {
              path: `models[${index}].parsers.reasoning`,
              value: 'none',
              gives: `${model.name} thinks before it answers, and callers get its thinking as part of the answer.`,
            },
          ]
        : [],
    ),
    ...RESTRICTED_BY.filter((by) => deployment.restrictedOnOpenLane[by] === 'account-hosts').map((by) => ({
      path: `restrictedOnOpenLane.${by}`,
      value: 'account-hosts',
      gives: `Restricted data (by ${by}) may pass the open lane, where the router alone keeps it from Bedrock.`,
    })),
    ...ENTITY_TYPES.filter((type) => isLowered(deployment.entityClasses[type], type)).map((type) => ({
      path: `entityClasses.${type}`,
      value: String(deployment.entityClasses[type]),
      gives: `A ${type} found in a request no longer counts as ${DEFAULT_ENTITY_CLASSES[type]}.`,
    })),
    ...(deployment.apiGatewayAccount === 'observe'
      ? [
          {
            path: 'apiGatewayAccount',
            value: 'observe',
            gives: 'Nothing checks that API access logs are written in this account.',
          },
        ]
      : []),
  ];
}

const thinks = (source: string) => modelFacts(source)?.reasoningParser !== undefined;

function isLowered(dataClass: DataClass | undefined, type: EntityType): boolean {
  const usual = DEFAULT_ENTITY_CLASSES[type];
  return dataClass !== undefined && dataClass !== usual && highestClass(dataClass, usual) === usual;
}
