/** The parts of a synthesized CloudFormation template that the local run and the commands read. */
export interface StackTemplate {
  readonly Resources: Readonly<Record<string, StackResource>>;
}

export interface StackResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** The resources of one type, with their logical ids. */
export function resourcesOf(template: StackTemplate, type: string): readonly [string, StackResource][] {
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
