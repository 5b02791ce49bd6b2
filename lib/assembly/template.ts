import type { Template, TemplateResource } from '../proof/template/template';

export type { Template, TemplateResource };

/** The resources of one type, with their logical ids. */
export function resourcesOf(template: Template, type: string): readonly [string, TemplateResource][] {
  return Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
}

/** The logical ids that a value refers to with `Ref` or `Fn::GetAtt`, at any depth. */
export function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref' && typeof inner === 'string') return [inner];
    if (key === 'Fn::GetAtt' && Array.isArray(inner)) return [String(inner[0])];
    return referencesIn(inner);
  });
}
