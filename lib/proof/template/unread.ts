import { isFunction, resolve } from './resolve';
import { hasMark } from './symbol';
import type { Template } from './template';
import { visit } from './values-in';
import { readable, Unreadable, type World } from './world';

/** What the texts and functions of a template contain that the proof cannot read, wherever it is. */
export function textsUnread({ Rules, ...template }: Template): readonly string[] {
  const found: string[] = [];
  const text = (text: string) => found.push(...notLiteral(text));
  const key = (isKnown: (name: string) => boolean) => (name: string, siblings: readonly string[]) => {
    text(name);
    if (!name.startsWith('Fn::')) return;
    if (!isKnown(name)) found.push(`${name} is not understood`);
    if (siblings.length > 1)
      found.push(`${name} is beside ${siblings.filter((one) => one !== name).join(', ')}`);
  };
  visit(template, { text, key: key(isFunction) });
  visit(Rules, { text, key: key((name) => RULE_FUNCTIONS.includes(name)) });
  for (const [where, value] of unresolved(template)) {
    visit(value, {
      key: (name) => {
        if (name === 'Ref' || name.startsWith('Fn::')) found.push(`${where} has the function ${name}`);
      },
    });
  }
  return found;
}

/** They can only stop a deploy (CloudFormation user guide, "Rules section", "Rule-specific intrinsic functions"). */
const RULE_FUNCTIONS = ['And', 'Contains', 'EachMemberEquals', 'EachMemberIn', 'Equals', 'If', 'Not', 'Or']
  .concat(['RefAll', 'ValueOf', 'ValueOfAll'])
  .map((name) => `Fn::${name}`);

/** The parts in which the proof resolves no function. */
function unresolved({ Resources, Outputs: _, Parameters, ...sections }: Omit<Template, 'Rules'>) {
  return [
    ...Object.entries(sections),
    ...Object.entries(Parameters ?? {}),
    ...Object.entries(Resources).map(([id, { Properties: _, ...attributes }]) => [id, attributes] as const),
  ];
}

/** What resolved values and outputs contain, also where a rule accepts any value. */
export function resolvedUnread({ templates, all }: World): readonly string[] {
  const outputs = Object.entries(templates.stacks).flatMap(([stack, { Outputs = {} }]) =>
    Object.entries(Outputs).map(
      ([id, output]) =>
        [`output ${id} of stack ${stack}`, readable(() => resolve(templates, stack, output))] as const,
    ),
  );
  const values = all.flatMap(({ symbol, values }) =>
    Object.entries(values).map(([property, value]) => [`${symbol}: ${property}`, value] as const),
  );
  return [...values, ...outputs].flatMap(([where, value]) => {
    if (value instanceof Unreadable) return [`${where}: ${value.reason}`];
    const found: string[] = [];
    visit(value, { text: (text) => found.push(...dynamic(text)) });
    return found.map((words) => `${where}: ${words}`);
  });
}

function notLiteral(text: string): readonly string[] {
  return [
    ...dynamic(text),
    ...(hasMark(text) ? [`${text} has a mark by which the proof writes references`] : []),
  ];
}

/** CloudFormation replaces `{{resolve:…}}` at deploy time (user guide, "Dynamic references"). */
const dynamic = (text: string): readonly string[] =>
  /\{\{\s*resolve\s*:/i.test(text) ? [`${text} is a dynamic reference`] : [];
