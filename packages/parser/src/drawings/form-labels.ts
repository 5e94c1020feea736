import { type Edition, PROACTIVE_DISCLOSURE_BLOCKS, REQUESTS_ENTRIES } from "@gongkai/schema";
import { labelKey, withoutOrdinal } from "../tables/label-key.ts";

/** A line of the official forms that a label opens. */
export interface FormLabel {
  /** Position among the lines of its table. */
  readonly order: number;
  /** Every spelling of the label, as labels are compared. */
  readonly keys: readonly string[];
  /** Whether the form prints a bracket before the label's ordinal: `(三)不予公开`. */
  readonly isBracketed: boolean;
  /** Whether numbers stand in the line in some edition. */
  readonly canBeRow: boolean;
  /** Whether the label only heads rows below it in some edition. */
  readonly canBeGroup: boolean;
  /** Whether only the form of 2021 prints it. */
  readonly isOnly2021: boolean;
}

interface Entry extends Pick<FormLabel, "canBeRow" | "canBeGroup" | "isOnly2021"> {
  readonly labels: readonly string[];
}

function toFormLabels(entries: readonly Entry[]): readonly FormLabel[] {
  return entries.map(({ labels, ...flags }, order) => ({
    ...flags,
    order,
    keys: [...new Set(labels.map(labelKey))],
    isBracketed: /^[（(]/.test(labels[0] ?? ""),
  }));
}

/** The lines of table `requests`, groups included, in printed order. */
export const REQUESTS_LABELS: readonly FormLabel[] = toFormLabels(
  REQUESTS_ENTRIES.map((entry) => ({
    labels: [entry.label, ...("aliases" in entry ? entry.aliases : [])],
    canBeRow: entry.rowIn.length > 0,
    canBeGroup: entry.groupIn.length > 0,
    isOnly2021:
      entry.groupIn.length === 0 &&
      (entry.rowIn as readonly Edition[]).every((edition) => edition === "2021"),
  })),
);

/** The rows of table `proactiveDisclosure`, both editions, in printed order. */
export const PROACTIVE_DISCLOSURE_LABELS: readonly FormLabel[] = toFormLabels(
  PROACTIVE_DISCLOSURE_BLOCKS.flatMap((block) =>
    block.rows.map((row) => ({
      labels: [...new Set(Object.values(row.label)), ...("aliases" in row ? row.aliases : [])],
      canBeRow: true,
      canBeGroup: false,
      isOnly2021: false,
    })),
  ),
);

/** Labels by everything that their keys begin with, each list in printed order. */
export type LabelBeginnings = ReadonlyMap<string, readonly FormLabel[]>;

/** Finds labels by what they begin with: pieces of labels are looked up far more often than labels change. */
export function indexBeginnings(labels: readonly FormLabel[]): LabelBeginnings {
  const beginnings = new Map<string, FormLabel[]>();
  for (const label of labels) {
    const own = new Set(label.keys.flatMap((key) => Array.from(key, (_, at) => key.slice(0, at + 1))));
    for (const beginning of own) {
      const known = beginnings.get(beginning);
      if (known === undefined) beginnings.set(beginning, [label]);
      else known.push(label);
    }
  }
  return beginnings;
}

/** The labels of table `requests` that begin with an ordinal: no header of a column is called like one of them. */
export const REQUESTS_KEYS: ReadonlySet<string> = new Set(REQUESTS_LABELS.flatMap(({ keys }) => keys));

/** Every label of a line of the forms. */
export const FORM_LABEL_KEYS: ReadonlySet<string> = new Set(
  [...REQUESTS_LABELS, ...PROACTIVE_DISCLOSURE_LABELS].flatMap(({ keys }) => keys),
);

/** The labels of table `requests` without their ordinals. */
export const BARE_REQUESTS_KEYS: ReadonlySet<string> = new Set([...REQUESTS_KEYS].map(withoutOrdinal));
