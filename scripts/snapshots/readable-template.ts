import { type Value, yaml } from './yaml';

// A template as a reviewer reads it: YAML, intrinsic functions as `${…}` inside the text they make, short values
// on one line, hashes of assets masked. Nothing is left out.

export function readableTemplate(template: object): string {
  return yaml(readable(template as Value));
}

/** Intrinsic functions become the text they make, as `Fn::Sub` would write it. */
function readable(value: Value): Value {
  if (typeof value === 'string') return value.replace(/[0-9a-f]{64}/g, '<hash>');
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(readable);
  return (
    intrinsic(value) ?? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readable(item)]))
  );
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

function intrinsic(value: { readonly [key: string]: Value }): Value | undefined {
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) return undefined;
  const [name, raw] = entry;
  const argument = readable(raw);
  switch (name) {
    case 'Ref':
      return `\${${argument}}`;
    case 'Fn::GetAtt':
      return isList(argument) ? `\${${argument.join('.')}}` : undefined;
    case 'Fn::ImportValue':
      return `\${import ${argument}}`;
    case 'Fn::Join':
      return joined(argument);
    default:
      return undefined;
  }
}

function joined(argument: Value): Value | undefined {
  if (!isList(argument) || !isList(argument[1] ?? null)) return undefined;
  const [separator, parts] = argument as readonly [string, readonly Value[]];
  return parts.every((part) => typeof part === 'string') ? parts.join(separator) : undefined;
}
