import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { SynthesizedStack } from '../../lib/assembly/read-assembly';
import { LocalRunError } from '../local-run-error';

/** A function as it would be deployed, with the configuration bundled beside its handler. */
export interface SynthesizedFunction<Config> {
  readonly logicalId: string;
  /** `index.handler`. */
  readonly handler: string;
  /** The bundled code, unpacked. */
  readonly folder: string;
  /** Environment variables; a value that is not text is known at deploy time only. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly config: Config;
}

const shape = z.object({
  Handler: z.string(),
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()).default({}) }).prefault({}),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
});

/** Reads one function of a stack, its code and its configuration from the synthesized output. */
export function readSynthesizedFunction<Config>(
  stack: SynthesizedStack,
  logicalId: string,
  configFile: string,
  readConfig: (json: unknown) => Config,
): SynthesizedFunction<Config> {
  const properties = shape.parse(stack.template.Resources[logicalId]?.Properties);
  const folder = stack.assets.get(properties.Code.S3Key);
  if (folder === undefined) {
    throw new LocalRunError(
      `The code of ${logicalId} (${properties.Code.S3Key}) is no asset of ${stack.name}.`,
    );
  }
  return {
    logicalId,
    handler: properties.Handler,
    folder,
    variables: properties.Environment.Variables,
    timeoutSeconds: properties.Timeout,
    memoryMb: properties.MemorySize,
    config: readConfig(JSON.parse(readFileSync(path.join(folder, configFile), 'utf8'))),
  };
}
