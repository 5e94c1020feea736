import { EDITIONS, FORMS, TABLE_IDS } from "@gongkai/schema";

/** The last part of the id of every row and column that is a total of the others beside it. */
const TOTAL = "total";

/** The rows or columns that a place of the forms is made of; a place that is no total is made of itself. */
type Parts = ReadonlyMap<string, readonly string[]>;

/** The tree of one table over both editions. */
interface TableTree {
  /** The rows that a total, or the name of a group, stands for. */
  readonly rows: Parts;
  /** The columns that a total stands for. */
  readonly columns: Parts;
}

function isTotal(id: string): boolean {
  return id === TOTAL || id.endsWith(`.${TOTAL}`);
}

function readTrees(): ReadonlyMap<string, TableTree> {
  return new Map(
    TABLE_IDS.map((table) => {
      const rows = new Map<string, readonly string[]>();
      const columns = new Map<string, readonly string[]>();
      // The earlier edition comes first: what it prints as one row, a later one may have split.
      for (const { blocks } of EDITIONS.map((edition) => FORMS[edition][table])) {
        for (const block of blocks) {
          for (const row of block.rows) {
            const group = row.isGroup ? row.id : isTotal(row.id) ? row.group : null;
            if (group === null || rows.has(row.id)) continue;
            const inside = block.rows.filter(({ id, isGroup }) => id.startsWith(`${group}.`) && !isGroup);
            rows.set(
              row.id,
              inside.map(({ id }) => id).filter((id) => !isTotal(id)),
            );
          }
          for (const column of block.columns.filter(({ id }) => isTotal(id))) {
            const others = block.columns.map(({ id }) => id).filter((id) => !isTotal(id));
            columns.set(column.id, others);
          }
        }
      }
      return [table, { rows, columns }];
    }),
  );
}

const TREES = readTrees();

/** The smallest rows or columns that one is made of. */
function leavesOf(id: string, parts: Parts): readonly string[] {
  return parts.get(id)?.flatMap((part) => leavesOf(part, parts)) ?? [id];
}

/**
 * The smallest cells that the cell at an address counts, both editions taken together: itself, or for a total every
 * part. Two cells count something twice exactly when they have one of these in common.
 */
export function leafCells(address: string): readonly string[] {
  const [table = "", row = "", column = ""] = address.split("/");
  const tree = TREES.get(table);
  if (tree === undefined) return [address];
  return leavesOf(row, tree.rows).flatMap((leafRow) =>
    leavesOf(column, tree.columns).map((leafColumn) => `${table}/${leafRow}/${leafColumn}`),
  );
}

/** The cells that the name of a group of rows stands for, such as `requests/processed.denied/total`; its total apart. */
export function cellsOfGroup(address: string): readonly string[] {
  const [table = "", row = "", column = "", ...rest] = address.split("/");
  if (rest.length > 0) return [];
  const rows = isTotal(row) ? undefined : TREES.get(table)?.rows.get(row);
  return rows?.map((each) => `${table}/${each}/${column}`) ?? [];
}
