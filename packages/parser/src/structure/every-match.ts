/**
 * Every match of a pattern in a text, from left to right. Most lines match no pattern, and `matchAll` makes a copy of
 * the pattern before it looks.
 *
 * @param pattern with the flag `g`, matching no empty text
 */
export function everyMatch(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  const matches: RegExpExecArray[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) matches.push(match);
  return matches;
}
