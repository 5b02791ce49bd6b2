/** The lines of a text that has several: user data, a query. None for other values. */
export function linesOf(value: unknown): readonly string[] {
  const lines = typeof value === 'string' ? value.split('\n') : [];
  return lines.length > 1 ? lines : [];
}
