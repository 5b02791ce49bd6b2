import { type Deployment, deploymentSchema } from './deployment';
import { type Model, model as modelSchema } from './model';

/** A model and where it stands in the file. */
export interface PlacedModel {
  readonly model: Model;
  /** `models[2]` */
  readonly path: string;
}

/** The sections of a deployment that are well-formed on their own, and each well-formed model. */
export interface WellFormedParts {
  readonly sections: Partial<Deployment>;
  readonly models: readonly PlacedModel[];
}

type Parsed = ReturnType<typeof deploymentSchema.safeParse>;

/** What of the input can be checked further, although other parts of it may be broken. */
export function wellFormedParts(input: unknown, parsed: Parsed): WellFormedParts {
  const sections = parsed.success ? parsed.data : wellFormedSections(input);
  return { sections, models: wellFormedModels(input) };
}

function wellFormedSections(input: unknown): Partial<Deployment> {
  if (!isRecord(input)) return {};
  const sections = Object.entries(deploymentSchema.shape).flatMap(([name, schema]) => {
    const section = schema.safeParse(input[name]);
    return section.success ? [[name, section.data]] : [];
  });
  return Object.fromEntries(sections);
}

function wellFormedModels(input: unknown): readonly PlacedModel[] {
  if (!isRecord(input) || !Array.isArray(input.models)) return [];
  return input.models.flatMap((candidate: unknown, index) => {
    const parsed = modelSchema.safeParse(candidate);
    return parsed.success ? [{ model: parsed.data, path: `models[${index}]` }] : [];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
