import type { Agency } from "../agencies/agency.ts";

const TITLE_END = "政府信息公开工作年度报告";

/** The lines of a report's title; none where the agency prints no title. */
export function titleLines(agency: Agency, year: number): readonly string[] {
  const { title, titleBreak } = agency.habits;
  if (title === "none") return [];
  if (title === "yearFirst") return [`${year}年${agency.name}${TITLE_END}`];
  const yearWord = title === "annual" ? `${year}年度` : `${year}年`;
  if (titleBreak === "afterAgency") return [agency.name, `${yearWord}${TITLE_END}`];
  // Pages with a narrow heading break it after 政府, inside 政府信息公开.
  if (titleBreak === "insideWord") {
    return [`${agency.name}${yearWord}${TITLE_END.slice(0, 2)}`, TITLE_END.slice(2)];
  }
  return [`${agency.name}${yearWord}${TITLE_END}`];
}
