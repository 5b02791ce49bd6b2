import { registerPath } from './acknowledgement';
import { findingGroups } from './finding-groups';
import type { Finding } from './summary';

/** A rule pack found what nobody has acknowledged. The message names each finding and is ready to print as it is. */
export class ComplianceError extends Error {
  override readonly name = 'ComplianceError';

  constructor(
    readonly deployment: string,
    readonly open: readonly Finding[],
  ) {
    super(`Deployment ${deployment} is not accepted: ${openInWords(open, deployment)}`);
  }
}

/** Every open finding as an acknowledgement would name it: the rule, the construct; what the rule asks for, and what to do. */
function openInWords(open: readonly Finding[], deployment: string): string {
  const count =
    open.length === 1 ? '1 finding of the rule packs is' : `${open.length} findings of the rule packs are`;
  const paragraphs = findingGroups(open).map(({ rule, packs, constructs, says }) =>
    [
      `  ${rule}  (${packs.join(', ')})`,
      `    on      ${constructs.map((path) => registerPath(path, deployment)).join('\n            ')}`,
      ...(says === undefined ? [] : [`    says    ${says}`]),
    ].join('\n'),
  );
  return [`${count} open.`, ...paragraphs, whatToDo].join('\n\n');
}

const whatToDo = `Change what was found. Where it is right as it is, accept it by name, with reason, owner and review day: in
\`acceptedFindings\` of the deployment file, or, for the blueprint itself, in lib/compliance/register.`;
