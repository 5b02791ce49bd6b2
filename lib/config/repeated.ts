/** The items whose key an earlier item already has, with both places. */
export function repeated<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): readonly { readonly item: T; readonly index: number; readonly firstIndex: number }[] {
  const first = new Map<string, number>();
  return items.flatMap((item, index) => {
    const firstIndex = first.get(keyOf(item));
    if (firstIndex !== undefined) return [{ item, index, firstIndex }];
    first.set(keyOf(item), index);
    return [];
  });
}
