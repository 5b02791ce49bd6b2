import { type Deployment, deploymentSchema } from './deployment';
import type { Placed } from './host-check';
import { type Model, model as modelSchema } from './model';

/** The parts of a deployment that can be checked further, even if other parts are broken. */
export interface WellFormedParts {
  /** The well-formed sections, absent optional ones included. */
  readonly sections: Partial<Deployment>;
  /** The well-formed models, even if others are not. */
  readonly models: readonly Placed<Model>[];
}

export function wellFormedParts(input: unknown): WellFormedParts {
  return isRecord(input)
    ? { sections: wellFormedSections(input), models: wellFormedModels(input.models) }
    : { sections: {}, models: [] };
}

function wellFormedSections(input: Readonly<Record<string, unknown>>): Partial<Deployment> {
  const sections = Object.entries(deploymentSchema.shape).flatMap(([name, schema]) => {
    const section = schema.safeParse(input[name]);
    return section.success ? [[name, section.data]] : [];
  });
  return Object.fromEntries(sections);
}

function wellFormedModels(models: unknown): readonly Placed<Model>[] {
  if (!Array.isArray(models)) return [];
  return models.flatMap((candidate: unknown, index) => {
    const parsed = modelSchema.safeParse(candidate);
    return parsed.success ? [{ model: parsed.data, path: `models[${index}]` }] : [];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
