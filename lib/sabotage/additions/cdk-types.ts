import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const load = createRequire(__filename);

/** Every resource type that the installed CDK has a class for, in order of name. */
export function cdkTypes(): readonly string[] {
  const root = dirname(load.resolve('aws-cdk-lib/package.json'));
  const modules = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^(aws|alexa)-/.test(entry.name))
    .map(({ name }) => load(`aws-cdk-lib/${name}`) as Readonly<Record<string, unknown>>);
  const types = modules.flatMap((module) =>
    Object.keys(module)
      .filter((name) => name.startsWith('Cfn'))
      .flatMap((name) => typeOf(module[name]) ?? []),
  );
  return [...new Set(types)].sort();
}

/** Every L1 class says which resource type it makes. */
function typeOf(exported: unknown): string | undefined {
  const name = (exported as { readonly CFN_RESOURCE_TYPE_NAME?: unknown } | undefined)
    ?.CFN_RESOURCE_TYPE_NAME;
  return typeof name === 'string' ? name : undefined;
}
