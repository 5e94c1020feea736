import type { LocalizedText } from "../localized-text.ts";
import { FORMS, tableCells } from "./form.ts";
import type { CellAddress } from "./identifiers.ts";
import { APPLICANTS } from "./requests.ts";

/**
 * How a number of the 2019 edition compares with the 2021 edition.
 *
 * - `same`: the same question, one cell on each side
 * - `sumOf`: one cell of 2019 was split; the cells of 2021 add up to it
 * - `similar`: the same place and a changed definition; may be shown side by side, never joined
 * - `only2019`, `only2021`: nothing on the other side
 */
export type ConcordanceKind = "same" | "sumOf" | "similar" | "only2019" | "only2021";

/** One line of the concordance between the editions. */
export interface ConcordanceEntry {
  readonly kind: ConcordanceKind;
  readonly in2019: CellAddress | null;
  readonly in2021: readonly CellAddress[];
  readonly note: LocalizedText | null;
}

const SPLIT_IN_2021 = ["correctionOverdue", "feeUnpaid", "other"] as const;

/** Columns whose place stayed and whose definition changed. */
const SIMILAR_COLUMNS = [
  {
    in2019: "created",
    in2021: "issued",
    note: { zh: "2019版为新制作，2021版为制发", en: "Created in 2019, issued in 2021" },
  },
] as const;

function sumOfEntries(): readonly ConcordanceEntry[] {
  return APPLICANTS.map(({ id }) => ({
    kind: "sumOf",
    in2019: `requests/processed.otherwiseClosed/${id}`,
    in2021: SPLIT_IN_2021.map((part) => `requests/processed.otherwiseClosed.${part}/${id}` as const),
    note: { zh: "2021版将“其他处理”拆为三行", en: "2021 splits this row into three" },
  }));
}

function similarEntries(): readonly ConcordanceEntry[] {
  return (["documents.rules", "documents.normativeDocuments"] as const).flatMap((row) =>
    SIMILAR_COLUMNS.map(({ in2019, in2021, note }) => ({
      kind: "similar" as const,
      in2019: `proactiveDisclosure/${row}/${in2019}` as const,
      in2021: [`proactiveDisclosure/${row}/${in2021}` as const],
      note,
    })),
  );
}

function buildConcordance(): readonly ConcordanceEntry[] {
  const declared = [...sumOfEntries(), ...similarEntries()];
  const addresses = (edition: "2019" | "2021") =>
    new Set(Object.values(FORMS[edition]).flatMap((table) => tableCells(table).map((cell) => cell.address)));
  const [in2019, in2021] = [addresses("2019"), addresses("2021")];
  const done = new Set(declared.flatMap((entry) => [entry.in2019, ...entry.in2021]));
  const entries: ConcordanceEntry[] = [...declared];
  for (const address of in2019) {
    if (done.has(address)) continue;
    const isShared = in2021.has(address);
    entries.push({
      kind: isShared ? "same" : "only2019",
      in2019: address,
      in2021: isShared ? [address] : [],
      note: null,
    });
  }
  for (const address of in2021) {
    if (done.has(address) || in2019.has(address)) continue;
    entries.push({ kind: "only2021", in2019: null, in2021: [address], note: null });
  }
  return entries;
}

/** The concordance 2019 ↔ 2021: every cell of both editions stands in exactly one entry. */
export const CONCORDANCE: readonly ConcordanceEntry[] = buildConcordance();
