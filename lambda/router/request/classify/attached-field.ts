import { headOf } from '../attachments/data-url';

/** Base64 alone, where the dialects take it: `file_data`, and the `data` of a source whose type is base64. */
const isBase64Field = (key: string, holder: Readonly<Record<string, unknown>>): boolean =>
  key === 'file_data' || (key === 'data' && holder.type === 'base64');

/** Where the dialects take a data URL: of an image, alone or as the `url` of an object, and of a file. */
const URL_FIELDS: ReadonlySet<string> = new Set(['image_url', 'url', 'file_data']);

/**
 * What a field says besides the data of an attachment: nothing where it is that data, the head where it is a data URL of it,
 * and `undefined` where it has no such data. The head is text: its media type and parameters may be any words. A field
 * of another name is text, also where it repeats the data.
 *
 * @param data the base64 of every attachment
 */
export function besidesData(
  key: string,
  value: string,
  holder: Readonly<Record<string, unknown>>,
  data: ReadonlySet<string>,
): string | undefined {
  if (data.size === 0) return undefined;
  if (isBase64Field(key, holder) && data.has(value)) return '';
  if (!URL_FIELDS.has(key)) return undefined;
  const [head] = headOf(value) ?? [];
  return head !== undefined && data.has(value.slice(head.length)) ? head : undefined;
}
