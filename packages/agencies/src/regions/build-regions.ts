import type { Region } from "./region.ts";
import { GOVERNED_BY, REGION_CHANGES } from "./region-changes.ts";
import { shortNames } from "./short-names.ts";
import { readStandardTables } from "./standard-tables.ts";

/** A region while the table is being put together. */
interface Draft {
  code: string;
  name: string;
  shortNames: readonly string[];
  level: Region["level"];
  parent: Draft | null;
  since: number | null;
  until: number | null;
  successors: Draft[];
}

/** Entries that stand for no region: 市辖区, 县 and 省直辖县级行政区划 between a province and its counties, and islands. */
const FILLERS: ReadonlySet<string> = new Set(["市辖区", "县", "市", "晋城市市辖区"]);
const FILLER_WORDS = ["直辖", "群岛"] as const;
/** The years between two of the tables that are read. */
const YEARS_BETWEEN_TABLES = 2;

function isFiller(name: string): boolean {
  return FILLERS.has(name) || FILLER_WORDS.some((word) => name.includes(word));
}

function levelOf(code: string): Region["level"] {
  if (code.endsWith("0000")) return "provincial";
  return code.endsWith("00") ? "prefectural" : "county";
}

/** Collects regions by code, with every name that a code has had. */
class DraftTable {
  readonly byCode = new Map<string, Draft[]>();

  add(code: string, name: string, since: number | null): Draft {
    const draft: Draft = {
      code,
      name,
      shortNames: shortNames(name),
      level: levelOf(code),
      parent: null,
      since,
      until: null,
      successors: [],
    };
    const drafts = this.byCode.get(code);
    if (drafts === undefined) this.byCode.set(code, [draft]);
    else drafts.push(draft);
    return draft;
  }

  /** The newest region of a code with a name, if any. */
  find(code: string, name: string): Draft | undefined {
    return this.byCode.get(code)?.findLast((draft) => draft.name === name);
  }

  /** The region that had a code when another one existed. */
  contemporary(code: string, { until }: Draft): Draft | null {
    const drafts = this.byCode.get(code) ?? [];
    const isContemporary = (draft: Draft) => draft.until === null || (until !== null && draft.until >= until);
    return drafts.find(isContemporary) ?? drafts.at(-1) ?? null;
  }
}

function addStandardTables(table: DraftTable): void {
  const open = new Map<string, { readonly draft: Draft; lastTable: number }>();
  for (const [index, { year, names }] of readStandardTables().entries()) {
    for (const code of Object.keys(names)) {
      const name = names[code] ?? "";
      const known = open.get(code);
      if (known?.draft.name === name) {
        known.lastTable = index;
        continue;
      }
      if (isFiller(name)) continue;
      if (known !== undefined) known.draft.until = year;
      open.set(code, { draft: table.add(code, name, index === 0 ? null : year), lastTable: index });
    }
    for (const [code, { draft, lastTable }] of open) {
      if (lastTable === index) continue;
      draft.until = year;
      open.delete(code);
    }
  }
}

function addChanges(table: DraftTable): void {
  const split = (text: string) => [text.slice(0, 6), text.slice(7)] as const;
  for (const [year, before, ...after] of REGION_CHANGES) {
    const successors = after.map((text) => {
      const [code, name] = split(text);
      return table.find(code, name) ?? table.add(code, name, year);
    });
    if (before === null) continue;
    const [code, name] = split(before);
    const old = table.find(code, name);
    if (old === undefined) throw new Error(`REGION_CHANGES: ${before} is in no table before ${year}.`);
    old.until = year;
    old.successors.push(...successors);
  }
}

/** Whose name goes on under another code, in the same prefecture or, when that ended too, in the same province. */
function findNamesake(old: Draft, created: readonly Draft[]): Draft | undefined {
  const [short] = old.shortNames;
  const digits = old.parent?.level === "prefectural" && old.parent.until === null ? 4 : 2;
  const area = old.code.slice(0, digits);
  const namesakes = created.filter(
    (draft) =>
      draft !== old &&
      draft.code.startsWith(area) &&
      draft.level === old.level &&
      (draft.until === null || draft.until > (old.until ?? 0)) &&
      (draft.name === old.name || (short !== undefined && draft.shortNames[0] === short)),
  );
  return namesakes.length === 1 ? namesakes[0] : undefined;
}

function findSuccessor(old: Draft, table: DraftTable, created: readonly Draft[]): Draft | undefined {
  const until = old.until ?? 0;
  const next = table.byCode
    .get(old.code)
    ?.find(({ since }) => since !== null && since >= until && since <= until + YEARS_BETWEEN_TABLES);
  return next ?? findNamesake(old, created);
}

/** Every region of mainland China since the end of 2007 and its successors. */
export function buildRegions(): readonly Region[] {
  const table = new DraftTable();
  addStandardTables(table);
  addChanges(table);
  const drafts = [...table.byCode.values()].flat();
  for (const draft of drafts) {
    if (draft.level === "provincial") continue;
    const above = draft.level === "county" ? `${draft.code.slice(0, 4)}00` : GOVERNED_BY[draft.code];
    const prefecture = above === undefined ? null : table.contemporary(above, draft);
    draft.parent = prefecture ?? table.contemporary(`${draft.code.slice(0, 2)}0000`, draft);
  }
  const created = new Map<string, Draft[]>();
  for (const draft of drafts) {
    if (draft.since === null) continue;
    const province = draft.code.slice(0, 2);
    const others = created.get(province);
    if (others === undefined) created.set(province, [draft]);
    else others.push(draft);
  }
  for (const draft of drafts) {
    if (draft.until === null || draft.successors.length > 0) continue;
    const successor = findSuccessor(draft, table, created.get(draft.code.slice(0, 2)) ?? []);
    if (successor !== undefined) draft.successors.push(successor);
  }
  return drafts;
}
