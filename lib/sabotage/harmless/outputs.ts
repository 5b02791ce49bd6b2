import type { Subject } from '../../proof/subject';
import { type HarmlessChange, TEMPLATE } from '../change';
import { isMap, same } from '../json';
import { rewritten, withKey } from './rewritten';

/** An output more in each stack, and each output with another name, by which every stack that reads it knows it. */
export function otherOutputs(subject: Subject): readonly HarmlessChange[] {
  return Object.entries(subject.stacks).flatMap(([stack, { Outputs = {} }]) => [
    {
      kind: 'output' as const,
      how: 'one more output',
      target: { type: TEMPLATE, where: `{${stack}}`, path: ['Outputs', 'Region'] },
      edits: [{ path: ['stacks', stack, 'Outputs', 'Region'], value: { Value: { Ref: 'AWS::Region' } } }],
    },
    ...Object.keys(Outputs).map(
      (name): HarmlessChange => ({
        kind: 'output',
        how: 'another name of the output and of its export',
        target: { type: TEMPLATE, where: `{${stack}}`, path: ['Outputs', name] },
        edits: [{ path: ['stacks'], value: renamed(subject, stack, name) }],
      }),
    ),
  ]);
}

function renamed({ stacks }: Subject, stack: string, name: string): unknown {
  const template = stacks[stack];
  const output = template?.Outputs?.[name];
  const other = `Renamed${name}`;
  const exported = output?.Export?.Name;
  const next = exported === undefined ? output : { ...output, Export: { Name: `${stack}:${other}` } };
  const withOutput = {
    ...stacks,
    [stack]: { ...template, Outputs: withKey({ ...template?.Outputs, [name]: next }, name, other) },
  };
  return rewritten(withOutput, (value) => {
    if (!isMap(value)) return undefined;
    if (exported !== undefined && same(value['Fn::ImportValue'], exported)) {
      return { 'Fn::ImportValue': `${stack}:${other}` };
    }
    const read = value['Fn::GetStackOutput'];
    return isMap(read) && read.StackName === stack && read.OutputName === name
      ? { 'Fn::GetStackOutput': { ...read, OutputName: other } }
      : undefined;
  });
}
