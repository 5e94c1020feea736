/**
 * Narratives by number, the same on every run, made as they are asked for: a million of them need no memory.
 *
 * Nine in ten are written anew, from sentences of their own and a few that everybody uses. Each tenth copies an earlier
 * one, with other numbers and up to a quarter of its sentences new. Each fiftieth fills the name of its agency into one
 * and the same text, as forms handed down by a ministry are.
 */

/** How many sections a made-up report has. */
export const SECTIONS_OF_A_REPORT = 3;

const SENTENCES = 28;
const COMMON_SENTENCES = 300;
const CHARACTERS =
  "依托门户网站政务新媒体及时更新栏目信息加强组织领导完善工作机制健全审查制度开展业务培训提升服务水平回应群众关切规范办理流程落实责任分工推进基层试点优化平台建设强化监督考核明确专人负责做到应公开尽公开";

/** A well-mixed number below 2³² for each pair. */
function draw(seed: number, salt: number): number {
  let mixed = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function sentence(seed: number, figure: number): string {
  let text = "";
  for (let at = 0; at < 24; at++) text += CHARACTERS.charAt(draw(seed, at) % CHARACTERS.length);
  return `${text.slice(0, 11)}，${text.slice(11)}${figure % 900}件。`;
}

/** What a section written anew says in one of its sentences: one in five is everybody's. */
function ownSentence(section: number, at: number, figure: number): string {
  const isCommon = draw(section, at + 100) % 5 === 0;
  return sentence(
    isCommon ? draw(section, at) % COMMON_SENTENCES : 1_000_000 + draw(section, at + 200),
    figure,
  );
}

/** Whether the section is the form that everybody fills in. */
export function isForm(section: number): boolean {
  return section % 50 === 7;
}

/** The earlier section that one copies; null for most. */
export function originalOf(section: number): number | null {
  if (section < 100 || section % 10 !== 3) return null;
  const original = draw(section, 1) % (section - SECTIONS_OF_A_REPORT);
  return original % 10 === 3 || isForm(original) ? original - 1 - (original % 50 === 8 ? 1 : 0) : original;
}

/** The text of a section. */
export function madeUpSection(section: number): string {
  const original = originalOf(section);
  const renewed = original === null ? 0 : draw(section, 2) % (SENTENCES / 4 + 1);
  return Array.from({ length: SENTENCES }, (_, at) => {
    const figure = draw(section, at + 300);
    if (isForm(section))
      return `${sentence(at, figure)}${at % 9 === 0 ? sentence(section, figure).slice(0, 6) : ""}`;
    return ownSentence(original === null || at < renewed ? section : original, at, figure);
  }).join("\n");
}
