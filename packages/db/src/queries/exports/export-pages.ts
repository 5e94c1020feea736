import type { Position } from "../keyset.ts";
import type { ExportPage, ExportPageRequest, ExportRow } from "./export-dataset.ts";

/**
 * All rows of a dataset, a page at a time: the next page is read when it is asked for, so that no more than one is held. Each
 * page goes on behind the last row of the one before, so that rows that are stored meanwhile neither repeat nor hide
 * others.
 */
export async function* exportPages(
  read: (page: ExportPageRequest) => Promise<ExportPage>,
  size: number,
): AsyncGenerator<readonly ExportRow[], void, undefined> {
  let after: Position | null = null;
  do {
    const page: ExportPage = await read({ after, size });
    if (page.rows.length > 0) yield page.rows;
    after = page.next;
  } while (after !== null);
}
