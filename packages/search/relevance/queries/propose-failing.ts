import { CONFUSABLE_CHARACTERS } from "./confusable-characters.ts";
import { drawPhrase } from "./cut-words.ts";
import { type Propose, sameGrade } from "./query.ts";

/** In how many sections a phrase must occur to belong to the vocabulary of its corpus. */
const USUAL = 5;

/** A phrase of the corpus with one character mistaken for another of its sound or shape, so that nothing holds it. */
export const proposeTypo: Propose = ({ sections }, random) => {
  const meant = drawPhrase(random.pick(sections), { shortest: 3, longest: 6 }, random);
  if (meant === null) return null;
  const at = random.integer(0, meant.length - 1);
  const confusable = CONFUSABLE_CHARACTERS.get(meant.charAt(at)) ?? [];
  if (confusable.length === 0) return null;
  const text = meant.slice(0, at) + random.pick(confusable) + meant.slice(at + 1);
  return {
    terms: [meant, text],
    decide(occurrences) {
      const found = occurrences.holding(meant);
      if (found.length < USUAL || occurrences.holding(text).length > 0) return null;
      return { text, meant, grades: sameGrade(found) };
    },
  };
};

/** Characters that are common by themselves, and hardly ever stand together. */
const NONSENSE = Array.from(
  "鲸橘磁鹦柱墨锤蕉帆鳞琴豹袜蚁瓷鼓驼藤铅蜂鞋枕鹰葱碗鹅桶虾杏勺狮蒜壶蝶梯刷鹿钉瓜雀锅糖豆霜针鸭",
);

/** Characters in a row of which no two stand together anywhere: nothing must be found, however much is left out. */
export const proposeNonsense: Propose = (_corpus, random) => {
  const characters = random.shuffle(NONSENSE).slice(0, random.integer(3, 8));
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  return {
    terms: pairs,
    decide(occurrences) {
      const isNew = pairs.every((pair) => occurrences.holding(pair).length === 0);
      return isNew ? { text: characters.join(""), grades: new Map() } : null;
    },
  };
};
