/** Characters that are rare in the names of places; no two of them make the name of a county of China. */
const CHARACTERS = [..."槐渡砚稷漪璧蓼苔驿麓霁汀岚湄澹棹砧芷蘅岫磬笳篁楸樾椴蕨荻菖鸢鹭鹄霏潋滟漱淙翎棠箬"];

/** The stem of a county that does not exist, such as 棹蘅; each number from 0 gives another one. */
export function countyStem(number: number): string {
  let stem = "";
  // Two characters, and one more for every time that all of those have been given.
  for (let rest = number + CHARACTERS.length; rest > 0 || stem.length < 2; ) {
    stem = `${CHARACTERS[rest % CHARACTERS.length]}${stem}`;
    rest = Math.floor(rest / CHARACTERS.length);
  }
  return stem;
}
