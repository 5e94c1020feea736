/** Something that may stand in a file. */
export interface ModelContent {
  readonly index: number;
  readonly kind: "report" | "poison" | "notice";
  readonly sha256: string;
  /** What its text says that it is; null where it is no report. */
  readonly said: { readonly agencyId: string; readonly year: number } | null;
}

/** What became of the one document of a file. */
type ModelOutcome = "kept" | "quarantined" | "dropped" | "noReport";

/** A file as it was when it was last read. */
interface ModelSlot {
  readonly content: number;
  readonly day: number;
  outcome: ModelOutcome;
}

/** What must be stored, worked out without a database. */
export class Model {
  readonly contents: readonly ModelContent[];
  /** What stands in each file now. */
  readonly files = new Map<number, { readonly content: number; readonly day: number }>();
  /** What was read of each file last. */
  readonly slots = new Map<number, ModelSlot>();
  /** The earliest day on which each content was met in each file. */
  readonly sightings = new Map<
    string,
    { readonly content: number; readonly slot: number; readonly day: number }
  >();
  /** Whose report a person says a content is, in the order in which they said so. */
  readonly settlements = new Map<number, { readonly agencyId: string; readonly order: number }>();
  #settled = 0;

  constructor(contents: readonly ModelContent[]) {
    this.contents = contents;
  }

  contentOf(index: number): ModelContent {
    const content = this.contents[index];
    if (content === undefined) throw new Error(`There is no content ${index}.`);
    return content;
  }

  /** A file is read: for the first time, because it has changed, or because somebody says so. */
  read(slot: number, isAgain: boolean): void {
    const file = this.files.get(slot);
    if (file === undefined) return;
    const known = this.slots.get(slot);
    if (!isAgain && known !== undefined && known.content === file.content && known.day === file.day) return;
    const { kind } = this.contentOf(file.content);
    const outcome = kind === "report" ? "kept" : kind === "poison" ? "quarantined" : "noReport";
    this.slots.set(slot, { ...file, outcome });
    if (kind !== "report") return;
    const key = `${file.content} ${slot}`;
    const day = Math.min(file.day, this.sightings.get(key)?.day ?? file.day);
    this.sightings.set(key, { content: file.content, slot, day });
  }

  dropQuarantined(): void {
    for (const slot of this.slots.values()) if (slot.outcome === "quarantined") slot.outcome = "dropped";
  }

  settle(content: number, agencyId: string | null): void {
    this.#settled += 1;
    if (agencyId === null) this.settlements.delete(content);
    else this.settlements.set(content, { agencyId, order: this.#settled });
  }

  /** The report that a content speaks for. */
  reportOf(index: number): string | null {
    const { said } = this.contentOf(index);
    return said === null ? null : `${this.settlements.get(index)?.agencyId ?? said.agencyId}-${said.year}`;
  }

  /** The content that is current for each report: settled last, or else first seen last. */
  current(): ReadonlyMap<string, number> {
    const chosen = new Map<string, { readonly content: number; readonly rank: readonly [number, number] }>();
    for (const content of new Set([...this.sightings.values()].map((sighting) => sighting.content))) {
      const report = this.reportOf(content);
      if (report === null) continue;
      const days = [...this.sightings.values()]
        .filter((each) => each.content === content)
        .map(({ day }) => day);
      const rank = [this.settlements.get(content)?.order ?? 0, Math.min(...days)] as const;
      const other = chosen.get(report);
      const isLater =
        other === undefined ||
        rank[0] > other.rank[0] ||
        (rank[0] === other.rank[0] && rank[1] > other.rank[1]);
      if (isLater) chosen.set(report, { content, rank });
    }
    return new Map([...chosen].map(([report, { content }]) => [report, content]));
  }
}
