/** What rows stand for, by the version they belong to and in the order they came; every version has an entry. */
export function groupByVersion<Row extends { readonly versionId: number }, Item>(
  versionIds: readonly number[],
  rows: readonly Row[],
  toItem: (row: Row) => Item,
): ReadonlyMap<number, readonly Item[]> {
  const groups = new Map<number, Item[]>(versionIds.map((id) => [id, []]));
  for (const row of rows) groups.get(row.versionId)?.push(toItem(row));
  return groups;
}
