/** Stands before and after every number in the indexed text. The normaliser removes control characters from texts. */
const MARK = "\u0001";

const NUMBER = /[0-9]+/g;

/**
 * A normalised text with every number between marks, so that looking for `3件` between marks does not find `13件`
 * while a plain search of a string does all the work.
 */
export function markNumbers(text: string): string {
  return withoutMarks(text).replace(NUMBER, `${MARK}$&${MARK}`);
}

/**
 * A term as it stands in a marked text.
 *
 * @param isWhole whether a number at either end of the term must end there in the text too
 */
export function markTerm(term: string, isWhole: boolean): string {
  const plain = withoutMarks(term);
  return plain.replace(NUMBER, (digits, at: number) => {
    const before = isWhole || at > 0 ? MARK : "";
    const after = isWhole || at + digits.length < plain.length ? MARK : "";
    return before + digits + after;
  });
}

function withoutMarks(text: string): string {
  return text.replaceAll(MARK, "\ufffd");
}
