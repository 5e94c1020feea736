/** Words that sentences are made of; none decides anything. */
const WORDS =
  "依托门户网站政务新媒体及时更新栏目信息加强组织领导完善工作机制健全审查制度开展业务培训提升服务水平回应群众关切规范办理流程落实责任分工推进基层试点优化平台建设强化监督考核";

/** Numbers between 0 and 1, the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

/** A made-up narrative of so many sentences, each with a number; other seeds say other things. */
export function narrative(seed: number, sentences = 30): string {
  const random = createRandom(seed * 7919 + 1);
  const syllable = () => WORDS.charAt(Math.floor(random() * WORDS.length));
  const clause = () => Array.from({ length: 8 + Math.floor(random() * 6) }, syllable).join("");
  return Array.from(
    { length: sentences },
    () => `${clause()}，${clause()}${Math.floor(random() * 900) + 100}件。`,
  ).join("\n");
}

/** The same text with other numbers. */
export function withOtherNumbers(text: string): string {
  return text.replace(/\d+/g, (digits) => String(Number(digits) * 37 + 5));
}
