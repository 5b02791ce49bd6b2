import type { Template } from '../../../../lib/proof/template/template';
import { isCompared } from '../../../../scripts/prove/live/drift-types';
import { noSuchAction, noSuchStack, simulatedCloudFormation } from '../../account/simulated-cloudformation';
import type { GivenNames } from './names';

/** A stack as a test has deployed it. */
export interface StackOfTest {
  readonly template: Template;
  readonly status?: string;
  readonly terminationProtection?: boolean;
  readonly role?: string;
}

/** Its answers: the stacks and the names by which they were deployed. A drift detection finds none. */
export interface Deployed {
  readonly names: GivenNames;
  readonly stacks: Readonly<Record<string, StackOfTest>>;
}

/** CloudFormation, for stacks that a test deployed by itself. */
export const cloudFormationOf = (deployed: () => Deployed) =>
  simulatedCloudFormation((action, asked, form) => {
    const { names, stacks } = deployed();
    const name = asked || (form.get('StackDriftDetectionId') ?? '');
    const stack = stacks[name];
    if (!stack) return noSuchStack(name);
    const { template, status = 'CREATE_COMPLETE' } = stack;
    const resources = Object.entries(template.Resources);
    if (action === 'DescribeStacks') return described(name, stack, names);
    if (action === 'GetTemplate')
      return `<TemplateBody>${xml(ascii(JSON.stringify(template)))}</TemplateBody>`;
    if (action === 'ListStackResources') {
      return `<StackResourceSummaries>${resources
        .map(
          ([id, { Type }]) =>
            `<member><LogicalResourceId>${id}</LogicalResourceId><PhysicalResourceId>${xml(names.physicalId(name, id))}</PhysicalResourceId><ResourceType>${Type}</ResourceType><ResourceStatus>${status}</ResourceStatus></member>`,
        )
        .join('')}</StackResourceSummaries>`;
    }
    if (action === 'DetectStackDrift') return `<StackDriftDetectionId>${name}</StackDriftDetectionId>`;
    if (action === 'DescribeStackDriftDetectionStatus') {
      return '<DetectionStatus>DETECTION_COMPLETE</DetectionStatus>';
    }
    if (action === 'DescribeStackResourceDrifts') {
      return `<StackResourceDrifts>${resources
        .filter(([, { Type }]) => isCompared(Type))
        .map(
          ([id]) =>
            `<member><LogicalResourceId>${id}</LogicalResourceId><StackResourceDriftStatus>IN_SYNC</StackResourceDriftStatus></member>`,
        )
        .join('')}</StackResourceDrifts>`;
    }
    return noSuchAction(action);
  });

function described(
  name: string,
  { template, status = 'CREATE_COMPLETE', role, terminationProtection }: StackOfTest,
  names: GivenNames,
): string {
  const outputs = Object.entries(template.Outputs ?? {}).map(
    ([key, { Value }]) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${xml(String(names.concrete(name, Value)))}</OutputValue></member>`,
  );
  const id = String(names.concrete(name, { Ref: 'AWS::StackId' }));
  return `<Stacks><member><StackName>${name}</StackName><StackId>${id}</StackId><StackStatus>${status}</StackStatus>${role === undefined ? '' : `<RoleARN>${role}</RoleARN>`}<EnableTerminationProtection>${terminationProtection ?? name.endsWith('-foundation')}</EnableTerminationProtection><Outputs>${outputs.join('')}</Outputs></member></Stacks>`;
}

/** CloudFormation returns a question mark for each character that is not ASCII. */
const ascii = (body: string) => body.replace(/[\u007f-\uffff]/g, '?');

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
