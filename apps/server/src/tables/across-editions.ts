import { EDITIONS, type Edition, FORMS, type FormColumn, type FormRow, type TableId } from "@gongkai/schema";

/** A line or column of a table over all editions: what each edition prints there. */
export interface PlaceAcrossEditions<Printed> {
  readonly id: string;
  readonly printed: ReadonlyMap<Edition, Printed>;
}

/** The lines and columns of one block of a table over all editions. */
export interface BlockAcrossEditions {
  readonly id: string;
  readonly rows: readonly PlaceAcrossEditions<FormRow>[];
  readonly columns: readonly PlaceAcrossEditions<FormColumn>[];
}

/** Joins by id what the editions print, in the order in which the editions first print it. */
function join<Printed extends { readonly id: string }>(
  byEdition: readonly (readonly [Edition, readonly Printed[]])[],
): readonly PlaceAcrossEditions<Printed>[] {
  const places = new Map<string, Map<Edition, Printed>>();
  for (const [edition, items] of byEdition) {
    for (const item of items) {
      places.set(item.id, (places.get(item.id) ?? new Map<Edition, Printed>()).set(edition, item));
    }
  }
  return [...places].map(([id, printed]) => ({ id, printed }));
}

/** The union of both editions of a table, block by block. */
export function blocksAcrossEditions(table: TableId): readonly BlockAcrossEditions[] {
  const blocks = join(EDITIONS.map((edition) => [edition, FORMS[edition][table].blocks] as const));
  return blocks.map(({ id, printed }) => ({
    id,
    rows: join([...printed].map(([edition, block]) => [edition, block.rows] as const)),
    columns: join([...printed].map(([edition, block]) => [edition, block.columns] as const)),
  }));
}

/**
 * What people read of a place: its labels and the English. The edition is added where not every edition has the
 * place, or where they label it differently.
 */
export function describePlace<Printed extends { readonly label: string; readonly english: string }>({
  printed,
}: PlaceAcrossEditions<Printed>): string {
  const editionsOf = new Map<string, Edition[]>();
  for (const [edition, { label }] of printed) {
    editionsOf.set(label, [...(editionsOf.get(label) ?? []), edition]);
  }
  const labels = [...editionsOf].map(([label, editions]) =>
    editions.length === EDITIONS.length ? label : `${label} (${editions.join(", ")})`,
  );
  const [first] = printed.values();
  return `${labels.join(" / ")} · ${first?.english ?? ""}`;
}
