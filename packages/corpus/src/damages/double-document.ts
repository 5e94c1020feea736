/**
 * Prints the whole document twice, one below the other, as pages do that hold a view for screens and another for
 * print. Both copies are alike. In HTML the second copy stands after the end of the first page.
 */
export function doubleDocument(text: string): string {
  return `${text}\n${text}`;
}
