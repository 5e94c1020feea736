import type { AgencyMention, Diagnostic, MappedText } from "@gongkai/schema";
import { sourceSpan } from "@gongkai/text";
import type { Line } from "../structure/lines.ts";
import type { Copy } from "../structure/segment.ts";
import { diagnose } from "../tables/table-context.ts";
import type { FoundName } from "./agency.ts";
import { isFullerForm, isSameBody } from "./organization.ts";

/** Kinds of evidence by which the report speaks of itself; the page around it may well name another body. */
const OWN_WORDS: readonly FoundName["kind"][] = ["title", "introduction", "signature"];

const GOVERNMENT = /^(.+?)(?:人民政府|政府|行政公署|行署)(?:办公室|办公厅|办)?$/;
const REGION_KIND = /^[省市县区旗州盟]/;

/**
 * A place that the page's government names in front of the agency's own: the footer 呼和浩特市赛罕区人民政府
 * puts 赛罕区民政局 into 呼和浩特市, and 某某县人民政府 puts 县教育局 into 某某县. Null when the page says nothing more.
 */
function findPlace(name: string, names: readonly FoundName[]): string | null {
  for (const other of names) {
    const government = GOVERNMENT.exec(other.name)?.[1];
    if (government === undefined || government === name) continue;
    for (let at = 2; at <= government.length - 2; at += 1) {
      if (name.startsWith(government.slice(at))) return government.slice(0, at);
    }
    const isOfKind = REGION_KIND.test(name) && government.length > 2 && government.endsWith(name.charAt(0));
    if (isOfKind) return government;
  }
  return null;
}

/** How a body that is no government of a region speaks of itself. */
const NO_GOVERNMENT = /[我本](?:局|委(?!托)|厅|校|院|中心|处(?!理|罚)|馆|队|公司|镇|乡|街|苏木)/;
const SHORTEST_SENTENCE = 20;

/** Whether the report speaks of itself as something that the government of a county or more is not. */
function deniesGovernment(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => text.length >= SHORTEST_SENTENCE && NO_GOVERNMENT.test(text));
}

/**
 * Leaves out the government on whose website a bureau's report stands: a page that names 某某县人民政府 around a
 * text that says 我局 does not name the agency.
 */
function withoutHosts(names: readonly FoundName[], copy: Copy): readonly FoundName[] {
  const isHost = ({ kind, name }: FoundName) =>
    !OWN_WORDS.includes(kind) && GOVERNMENT.test(name) && !/[镇乡](?:人民)?政府$/.test(name);
  if (!names.some(isHost)) return names;
  const isDenied = deniesGovernment(copy.head) || copy.sections.some(({ lines }) => deniesGovernment(lines));
  return isDenied ? names.filter((name) => !isHost(name)) : names;
}

/** The longest form in which evidence prints the strongest name: 县教育局 in the title, 某某县教育局 in the footer. */
function fullestName(first: FoundName, names: readonly FoundName[]): string {
  return names.find(({ name }) => isFullerForm(name, first.name))?.name ?? first.name;
}

/**
 * Chooses the agency from everything that names one, and reports when title, introduction and signature disagree.
 *
 * @param found strongest first
 * @param copy the copy of the report in which the names were found
 * @returns null, with a diagnostic, where nothing names it: a guess would put the report under another agency
 */
export function chooseAgency(
  found: readonly FoundName[],
  copy: Copy,
  reading: MappedText,
  report: (diagnostic: Diagnostic) => void,
): AgencyMention | null {
  const names = withoutHosts(found, copy);
  const first = names[0];
  if (first === undefined) {
    const hosts = found.map(({ kind, name }) => `${kind} ${name}`).join(", ");
    const about =
      hosts === ""
        ? "no title, signature, contact or footer names it"
        : `the page names its host only: ${hosts}`;
    report(diagnose("agency-missing", about));
    return null;
  }
  const name = fullestName(first, names);
  const isSame = (other: FoundName) => isSameBody(other.name, name) || isSameBody(other.name, first.name);
  const other = names.find((one) => OWN_WORDS.includes(one.kind) && !isSame(one));
  if (other !== undefined) {
    const span = sourceSpan(reading, other.start, other.end);
    report(
      diagnose("agency-disagreement", `${first.kind} ${first.name}, ${other.kind} ${other.name}`, { span }),
    );
  }
  return {
    name,
    place: findPlace(name, found),
    evidence: names
      .filter(isSame)
      .map(({ kind, name, start, end }) => ({ kind, name, span: sourceSpan(reading, start, end) })),
  };
}
