import type { Report } from "@gongkai/schema";

/** Lines that are no matter to report: how to reach the agency. */
const CONTACT = /电话|電話|地址|邮[箱编政]|郵[箱編政]|传真|傳真|[联聯]系|@/;
const NOTHING = /^(?:本年度?|[暂暫]|[没沒]有|未)*[无無没沒未]/;
/** A section that says no more than this says that there is nothing to say. */
const LONGEST_NOTHING = 20;

/** What section six says, contact data left out; null where the report has none. */
export function otherMattersOf({ sections }: Pick<Report, "sections">): string | null {
  const last = sections.filter(({ id }) => id === "otherMatters");
  if (last.length === 0) return null;
  return last
    .flatMap(({ text }) => text.split("\n"))
    .filter((line) => !CONTACT.test(line))
    .join("\n");
}

/** Whether section six says nothing but that there is nothing, such as 无其他需要报告的事项, signature and all. */
export function saysNothing(otherMatters: string): boolean {
  const [first = "", ...lines] = otherMatters.trim().split("\n");
  if (first.length > LONGEST_NOTHING) return false;
  const isShort = lines.every((line) => line.length <= LONGEST_NOTHING);
  return lines.length === 0 || (isShort && NOTHING.test(first));
}
