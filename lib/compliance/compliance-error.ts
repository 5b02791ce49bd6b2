import { registerPath } from './acknowledgement';
import { findingGroups } from './finding-groups';
import type { PackFinding } from './summary';

/** A rule pack has findings that nobody has acknowledged. The message lists each and can be printed as it is. */
export class ComplianceError extends Error {
  override readonly name = 'ComplianceError';

  constructor(
    readonly deployment: string,
    readonly open: readonly PackFinding[],
  ) {
    super(`Deployment ${deployment} is not accepted: ${openInWords(open)}`);
  }
}

/** Every open finding as an acknowledgement would name it, with what the rule asks for, and the next step. */
function openInWords(open: readonly PackFinding[]): string {
  const count =
    open.length === 1 ? '1 finding of the rule packs is' : `${open.length} findings of the rule packs are`;
  const paragraphs = findingGroups(open).map(({ rule, packs, constructs, says }) =>
    [
      `  ${rule}  (${packs.join(', ')})`,
      `    on      ${constructs.map((path) => registerPath(path)).join('\n            ')}`,
      ...(says === undefined ? [] : [`    says    ${says}`]),
    ].join('\n'),
  );
  return [`${count} open.`, ...paragraphs, whatToDo].join('\n\n');
}

const whatToDo = `Fix each finding. If it is acceptable as it is, accept it by name, with reason, owner and review day: in
\`acceptedFindings\` of the deployment file, or, for the blueprint itself, in lib/compliance/register.`;
