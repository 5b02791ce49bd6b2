// A value as YAML a reviewer reads: keys in the order they have, short values on one line, no text folded.

export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

const LINE = 120;

/** The value as a YAML document. */
export function yaml(value: Value): string {
  return `${block(value, 0)}\n`;
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
      return fits || isScalar(item) || isEmpty(item)
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
const isEmpty = (value: Value) => Object.keys(Object(value)).length === 0;

/** Plain where YAML reads it back as the same text, quoted otherwise. */
function scalar(text: string): string {
  const plain =
    /^[A-Za-z0-9/$.][\w /.$*!:@+=()-]*$/.test(text) && !/: |:$|^(true|false|null|[\d.]+)$| $/.test(text);
  return plain ? text : JSON.stringify(text);
}
