import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { referencesIn, type Template } from '../../lib/assembly/template';
import { LocalRunError } from '../local-run-error';

const methodShape = z.object({
  RequestValidatorId: z.unknown().optional(),
  RequestModels: z.object({ 'application/json': z.unknown().optional() }).default({}),
});
const validatorShape = z.object({ ValidateRequestBody: z.boolean().default(false) });
const modelShape = z.object({
  Schema: z.strictObject({ $schema: z.string().optional(), type: z.literal('object') }),
});

/**
 * Whether a method's request validator wants a JSON object as the body. Throws {@link LocalRunError} for a model
 * that needs more than that, which the local gateway does not support.
 */
export function wantsJsonObject(template: Template, methodId: string): boolean {
  const method = methodShape.parse(template.Resources[methodId]?.Properties);
  const [validatorId = ''] = referencesIn(method.RequestValidatorId);
  const [modelId = ''] = referencesIn(method.RequestModels['application/json']);
  const validator = template.Resources[validatorId];
  if (!validator || !validatorShape.parse(validator.Properties).ValidateRequestBody || !modelId) return false;
  if (modelShape.safeParse(template.Resources[modelId]?.Properties).success) return true;
  throw new LocalRunError(
    `The local gateway supports request models of type object only; ${modelId} of the gateway template has more.`,
  );
}

/** Judges a body as the validator does: only one sent as JSON, which is also what a body without a type counts as. */
export function isAcceptedBody(headers: IncomingHttpHeaders, body: Buffer): boolean {
  const [type = ''] = (headers['content-type'] ?? 'application/json').split(';');
  return type.trim().toLowerCase() !== 'application/json' || isJsonObject(body.toString('utf8'));
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
