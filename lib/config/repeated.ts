/** The items that say what an earlier one already says, with their places. */
export function repeated<T>(
  items: readonly T[],
  what: (item: T) => string,
): readonly { readonly item: T; readonly index: number; readonly firstIndex: number }[] {
  const first = new Map<string, number>();
  return items.flatMap((item, index) => {
    const firstIndex = first.get(what(item));
    if (firstIndex !== undefined) return [{ item, index, firstIndex }];
    first.set(what(item), index);
    return [];
  });
}
