import type { Template } from '../../lib/proof/template/template';
import { stacksIn } from './mixed-stacks';
import type { Moment, State } from './moments';

/**
 * What CloudFormation refuses: a stack imports an export that is not there, or takes away or changes one that another
 * stack imports.
 */
export function refusedExports({ before, after }: Moment): readonly string[] {
  const [was, now] = [exportsIn(before), exportsIn(after)];
  return Object.entries(stacksIn(after)).flatMap(([stack, template]) =>
    importsIn(template).flatMap((name) => {
      if (!now.has(name)) return [`${stack} imports ${name}, which no stack exports`];
      const changed = was.has(name) && was.get(name) !== now.get(name);
      return changed ? [`${stack} imports ${name}, whose value changes`] : [];
    }),
  );
}

function exportsIn(state: State): ReadonlyMap<string, string> {
  return new Map(
    Object.values(stacksIn(state)).flatMap(({ Outputs = {} }) =>
      Object.values(Outputs).flatMap(({ Export, Value }) =>
        Export ? [[String(Export.Name), JSON.stringify(Value)] as const] : [],
      ),
    ),
  );
}

const importsIn = (template: Template): readonly string[] =>
  [...JSON.stringify(template).matchAll(/\{"Fn::ImportValue":"([^"]+)"\}/g)].map(([, name = '']) => name);
