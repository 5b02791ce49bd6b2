/** The most fields that the header names; it gives the number of the others. */
const LISTED = 20;

/** The header that names what was left out of a request, each name once; none where nothing was. */
export function droppedFields(fields: readonly string[]): Readonly<Record<string, string>> {
  const names = [...new Set(fields)];
  if (names.length === 0) return {};
  const others = names.length - LISTED;
  const listed = [...names.slice(0, LISTED), ...(others > 0 ? [`and ${others} more`] : [])];
  return { 'x-dropped': listed.join(', ') };
}
