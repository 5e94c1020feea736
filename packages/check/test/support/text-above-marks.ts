import { displayWidth } from "../../src/display-width.ts";

/** The text above each run of marks, column by column. */
export function textAboveMarks(shown: string, marks: string): readonly string[] {
  return [...marks.matchAll(/\^+|~+/g)].map(({ 0: run, index }) => {
    let [column, above] = [0, ""];
    for (const character of shown) {
      const isAbove = column >= index && column < index + run.length;
      // A combining character belongs to the column before it.
      if (isAbove || (displayWidth(character) === 0 && column === index + run.length)) above += character;
      column += displayWidth(character);
    }
    return above;
  });
}
