/** What all pages of a list have. */
export async function allPages<P, T>(
  pages: AsyncIterable<P>,
  of: (page: P) => readonly T[] | undefined,
): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(...(of(page) ?? []));
  return found;
}
