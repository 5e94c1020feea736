import { APPLICANTS, type FormColumn, REQUESTS_HEADER, REQUESTS_SUBTOTAL_LABEL } from "@gongkai/schema";
import type { RowCells } from "./cells-of-row.ts";
import { labelKey } from "./label-key.ts";
import type { Token } from "./tokens.ts";

/** A column that some agencies add: the subtotal of the five kinds of organization. It is no part of the form. */
export const SUBTOTAL_COLUMN: FormColumn = {
  id: "organizationSubtotal",
  label: REQUESTS_SUBTOTAL_LABEL,
  english: "Subtotal of organizations",
  unit: "count",
  moneyUnit: null,
  aliases: [],
};

/** Heads a column with sums: 总计, 合计, and local ones such as 小计. */
const SUM_HEADER = /[总合小]计$/;

/** Heads the local subtotal of the organizations: 小计, 法人小计, 法人合计; not 上年总计. */
const SUBTOTAL_HEADER = /^(?:法人.*[总合小]计|.*组织[总合小]计|小计)$/;

const TOTAL_KEYS = headerKeys("total");
const ORGANIZATIONS_KEY = labelKey(REQUESTS_HEADER.organizations);

function headerKeys(id: string): readonly string[] {
  return APPLICANTS.flatMap((column) =>
    column.id === id
      ? [column.label, ...("aliases" in column ? column.aliases : [])].map((label) => labelKey(label))
      : [],
  );
}

const PART_KEYS = APPLICANTS.filter(({ id }) => id !== "total").map(({ id }) => headerKeys(id));

/** Where the header of each of the six applicants stands, -1 where it is cut or missing. */
function partPlaces(header: readonly Token[]): readonly number[] {
  return PART_KEYS.map((keys) => header.findIndex(({ key }) => keys.includes(key)));
}

function isAscending(places: readonly number[]): boolean {
  return places.every((at, index) => index === 0 || at > (places[index - 1] ?? 0));
}

/**
 * The columns that a table prints, told from its header; null when they are not the form's.
 *
 * A local subtotal column shifts every place after it, and so would totals printed first. The header stands in
 * one row or in two; in two, the sums of the first row come before the organizations of the second:
 *
 *     自然人 | 法人或其他组织 | 小计 | 总计          the subtotal follows the five organizations
 *     商业企业 | 科研机构 | … | 其他
 *
 *     自然人 | 法人或其他组织 | 总计                 the subtotal stands before the five
 *     小计 | 商业企业 | 科研机构 | … | 其他
 */
export function printedColumns(
  header: readonly Token[],
  columns: readonly FormColumn[],
): readonly FormColumn[] | null {
  const present = partPlaces(header).filter((at) => at >= 0);
  const sums = header.flatMap(({ key }, at) => (SUM_HEADER.test(key) ? [at] : []));
  const firstPart = present[0] ?? -1;
  if (!isAscending(present) || (sums[0] ?? Number.POSITIVE_INFINITY) < firstPart) return null;
  const group = header.findIndex(({ key }) => key === ORGANIZATIONS_KEY);
  const [person = -1] = partPlaces(header);
  if (group >= 0 && group < person) return null;
  const isTotal = (at: number) => TOTAL_KEYS.includes(header[at]?.key ?? "");
  const [total, ...repeated] = sums.filter(isTotal);
  const [subtotal, ...others] = sums.filter((at) => !isTotal(at));
  // A cell that spans both lines of the header is printed twice by some converters.
  if (subtotal === undefined) return columns;
  const isSubtotal = SUBTOTAL_HEADER.test(header[subtotal]?.key ?? "");
  if (total === undefined || repeated.length > 0 || others.length > 0 || !isSubtotal) return null;
  return withSubtotal(header, columns, { total, subtotal });
}

function withSubtotal(
  header: readonly Token[],
  columns: readonly FormColumn[],
  { total, subtotal }: { readonly total: number; readonly subtotal: number },
): readonly FormColumn[] | null {
  const places = partPlaces(header);
  const [first, last] = [places[1] ?? -1, places.at(-1) ?? -1];
  if (first < 0 || last < 0) return null;
  const group = header.findIndex(({ key }) => key === ORGANIZATIONS_KEY);
  const isTwoRows = group >= 0 && total < first;
  const isAfterGroup = isTwoRows && subtotal > group && subtotal < total;
  const isAfterOrganizations = subtotal > last;
  const isBefore = isTwoRows ? subtotal > total && subtotal < first : subtotal < first;
  const at = isAfterGroup || isAfterOrganizations ? columns.length - 1 : isBefore ? 1 : -1;
  return at === -1 ? null : [...columns.slice(0, at), SUBTOTAL_COLUMN, ...columns.slice(at)];
}

/** The cells of a row without the local subtotal, which is no cell of the form. */
export function withoutSubtotal(cells: RowCells): RowCells {
  if (!(SUBTOTAL_COLUMN.id in cells)) return cells;
  const { [SUBTOTAL_COLUMN.id]: _subtotal, ...formCells } = cells;
  return formCells;
}
