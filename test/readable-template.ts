// A template as a reviewer reads it: YAML, intrinsic functions as `${…}` inside the text they make, short values
// on one line, hashes of assets masked. Nothing is left out.

type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

const LINE = 120;

export function readableTemplate(template: object): string {
  return `${block(readable(template as Value), 0)}\n`;
}

function block(value: Value, depth: number): string {
  const oneLine = flow(value);
  const indent = '  '.repeat(depth);
  const short = oneLine.length + indent.length <= LINE && depth > 1;
  if (short || typeof value !== 'object' || value === null) return indent + oneLine;
  if (Array.isArray(value)) {
    return value.map((item) => `${indent}- ${block(item, depth + 1).trimStart()}`).join('\n');
  }
  return Object.entries(value)
    .map(([key, item]) => {
      const inline = flow(item);
      const fits = depth > 0 && `${indent}${key}: ${inline}`.length <= LINE;
      return fits || isScalar(item)
        ? `${indent}${key}: ${inline}`
        : `${indent}${key}:\n${block(item, depth + 1)}`;
    })
    .join('\n');
}

function flow(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).map(([key, item]) => `${key}: ${flow(item)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? scalar(value) : String(value);
}

const isScalar = (value: Value) => value === null || typeof value !== 'object';

/** Plain where YAML reads it back as the same text, quoted otherwise. */
function scalar(text: string): string {
  const plain =
    /^[A-Za-z0-9/$.][\w /.$*!:@+=()-]*$/.test(text) && !/: |:$|^(true|false|null|[\d.]+)$| $/.test(text);
  return plain ? text : JSON.stringify(text);
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
