import type { FormSectionId, TableId } from "@gongkai/schema";
import type { Agency } from "../agencies/agency.ts";
import { otherBody } from "../agencies/names.ts";
import { toPassage } from "../narrative/passage.ts";
import type { WrittenSection } from "../narrative/resolve-claims.ts";
import type { Random } from "../random.ts";
import type { StructureFaultId } from "./faults.ts";

/** Sections with a fault in how they are put together. */
export interface FaultySections {
  readonly sections: readonly WrittenSection[];
  /** The sections that it concerns. */
  readonly wrong: readonly FormSectionId[];
  /** A table that is not printed. */
  readonly withoutTable?: TableId;
}

/** What a fault of structure is planted in. */
export interface SectionFaultInput {
  readonly random: Random;
  readonly agency: Agency;
  readonly year: number;
  readonly sections: readonly WrittenSection[];
}

/** Sections that end a report; no table stands in them. */
const LAST_SECTIONS = ["problemsAndImprovements", "otherMatters"] as const;

const TABLE_SECTIONS = ["proactiveDisclosure", "requests", "remedies"] as const satisfies readonly TableId[];

function withPassages(
  sections: readonly WrittenSection[],
  id: FormSectionId,
  change: (passages: WrittenSection["passages"]) => WrittenSection["passages"],
): readonly WrittenSection[] {
  return sections.map((section) =>
    section.id === id ? { ...section, passages: change(section.passages) } : section,
  );
}

/** The heading with the number of the section before; null where it has no number in Chinese numerals. */
function misnumber(heading: string): string | null {
  const before: Readonly<Record<string, string>> = { 二: "一", 三: "二", 四: "三", 五: "四", 六: "五" };
  const [, opening = "", ordinal = ""] = /^([（第]?)([二三四五六])(?=[、．.）部])/.exec(heading) ?? [];
  return ordinal === ""
    ? null
    : heading.replace(`${opening}${ordinal}`, `${opening}${before[ordinal] ?? ""}`);
}

/** Plants a fault in how a report is put together; null where there is no room for it. */
export function plantSectionFault(
  fault: Exclude<StructureFaultId, "wrong-period" | "wrong-edition" | "mixed-edition">,
  { random, agency, year, sections }: SectionFaultInput,
): FaultySections | null {
  switch (fault) {
    case "section-missing": {
      const id = random.pick(LAST_SECTIONS);
      return { sections: sections.filter((section) => section.id !== id), wrong: [id] };
    }
    case "section-doubled": {
      const id = random.pick(LAST_SECTIONS);
      return {
        sections: sections.flatMap((section) => (section.id === id ? [section, section] : [section])),
        wrong: [id],
      };
    }
    case "sections-swapped": {
      const [fifth, sixth] = LAST_SECTIONS.map((id) => sections.find((section) => section.id === id));
      if (fifth === undefined || sixth === undefined) return null;
      const swapped = sections.map((section) =>
        section === fifth ? sixth : section === sixth ? fifth : section,
      );
      return { sections: swapped, wrong: [...LAST_SECTIONS] };
    }
    case "section-misnumbered": {
      const id = random.pick([...TABLE_SECTIONS, ...LAST_SECTIONS]);
      const heading = misnumber(sections.find((section) => section.id === id)?.heading ?? "");
      if (heading === null) return null;
      return {
        sections: sections.map((section) => (section.id === id ? { ...section, heading } : section)),
        wrong: [id],
      };
    }
    case "section-five-empty": {
      const id = "problemsAndImprovements";
      const nothing = random.pick([[], [toPassage("无")], [toPassage("无。")]]);
      return { sections: withPassages(sections, id, () => nothing), wrong: [id] };
    }
    case "table-missing": {
      const id = random.pick(TABLE_SECTIONS);
      return { sections: withPassages(sections, id, () => []), wrong: [id], withoutTable: id };
    }
    case "other-agency-named": {
      const sentence = `${year}年，${otherBody(agency)}高度重视政府信息公开工作，明确专人负责，各项任务按期完成。`;
      return {
        sections: withPassages(sections, "overview", (passages) => [toPassage(sentence), ...passages]),
        wrong: ["overview"],
      };
    }
    case "processing-fee-unmentioned": {
      const nothing = random.pick(["无其他需要报告的事项。", "开展政务公开日活动，现场发放资料并解答咨询。"]);
      return {
        sections: withPassages(sections, "otherMatters", () => [toPassage(nothing)]),
        wrong: ["otherMatters"],
      };
    }
  }
}
