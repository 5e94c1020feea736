import { REPORT_SUBJECT } from "@gongkai/schema";
import type { FoundName } from "./found-name.ts";
import { ORDINARY_WORDS } from "./ordinary-words.ts";

/** What the subject of the report begins with and governments' names end in: 宿迁市|政府信息公开. */
const PEOPLES_GOVERNMENT = "人民";

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
/** What may stand between a name and the word before it. */
const PARTICLES = "的在和与及、";

/** Names that short occur inside other words. */
const SHORT_NAME = 2;

/** Whether the name would take the beginning of the report's subject: 宿迁市政府 in 宿迁市政府信息公开. */
export function isProtected({ stretch, start, end }: FoundName): boolean {
  const { text } = stretch;
  if (stretch.isBorder(end)) return false;
  const first = Math.max(start + 1, end - REPORT_SUBJECT.length + 1);
  const at = text.slice(first, end + REPORT_SUBJECT.length - 1).indexOf(REPORT_SUBJECT);
  if (at < 0) return false;
  return !text.startsWith(PEOPLES_GOVERNMENT, first + at - PEOPLES_GOVERNMENT.length);
}

/** Characters that make another word of the last one of a name: 宿迁|市场, 教育|部门, 沭阳县政府|办理. */
const CONTINUATIONS: Readonly<Record<string, string>> = {
  部: "门分署",
  局: "面部限长",
  市: "场",
  区: "域间别块",
  县: "城域",
  委: "员托派",
  省: "份",
  办: "理法公事结件",
  馆: "长员",
  院: "长",
  所: "有以在长",
  站: "点长",
  会: "议计同员",
  处: "理罚分置",
  队: "伍",
  社: "会",
  科: "技学研",
};

/** Whether the name would take the beginning of the word behind it. */
function cutsWord({ stretch, end, name }: FoundName): boolean {
  const continuations = CONTINUATIONS[name.slice(-1)];
  const next = stretch.text.charAt(end);
  return continuations !== undefined && next !== "" && continuations.includes(next) && !stretch.isBorder(end);
}

/** Whether a name can be meant where it stands. Short ones begin where a word does; those of agencies are all of it. */
export function mayStandThere(found: FoundName): boolean {
  const { stretch, start, end, name, meanings } = found;
  if (cutsWord(found)) return false;
  if (ORDINARY_WORDS.has(name)) return meanings.some(({ kind }) => kind === "full" || kind === "alias");
  if (name.length > SHORT_NAME) return true;
  const isFree = (at: number) => {
    const character = stretch.text.charAt(at);
    return !WORD_CHARACTER.test(character) || stretch.isTaken(at) || PARTICLES.includes(character);
  };
  const isOfRegion = meanings.some(({ agencyId }) => agencyId === null);
  const isBegin = stretch.isBorder(start) || isFree(start - 1);
  return isBegin && (isOfRegion || stretch.isBorder(end) || isFree(end));
}
