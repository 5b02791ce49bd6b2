import type { ResolvedResources } from './resolved-resources';
import type { RuleFile } from './rule-package';

/** Rules, and the resources that they may say something about. */
export interface RuleGroup {
  readonly files: readonly string[];
  readonly resources: ResolvedResources;
}

/**
 * Puts together the rules that name the same types of these resources, with the resources of these types. Rules that name
 * no type of them are left out: they say nothing. cfn-guard's time grows with rules × resources, so this is what keeps a
 * synth short.
 */
export function ruleGroups(rules: readonly RuleFile[], resources: ResolvedResources): readonly RuleGroup[] {
  const present = new Set(Object.values(resources).map(({ Type }) => Type));
  const files = new Map<string, string[]>();
  for (const { file, types } of rules) {
    const named = types.filter((type) => present.has(type)).join(' ');
    if (named !== '') files.set(named, [...(files.get(named) ?? []), file]);
  }
  return [...files].map(([named, group]) => ({
    files: group,
    resources: Object.fromEntries(
      Object.entries(resources).filter(([, { Type }]) => named.split(' ').includes(Type)),
    ),
  }));
}
