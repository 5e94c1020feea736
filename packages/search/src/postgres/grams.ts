/**
 * The lexeme of documents with too many bigrams for one tsvector (1 MB). Every query asks for it as well, so that
 * such documents are always looked at. The normaliser removes control characters, so no text contains it.
 */
const PARTIAL_LEXEME = "\u0001";

/** Separates lexemes on their way to the server; no text contains it either. */
export const LEXEME_SEPARATOR = "\u001f";

/** At most 8 bytes each, so far below the limit of a tsvector. */
const MAXIMUM_LEXEMES = 60_000;

/** More lexemes make no query more selective, and what they leave open is checked on the text. */
const MAXIMUM_QUERY_LEXEMES = 64;

/** The lexemes of a normalised text. */
export interface Grams {
  readonly lexemes: ReadonlySet<string>;
  /** Whether lexemes are missing because there are too many. */
  readonly isPartial: boolean;
}

/**
 * Cuts a normalised text into overlapping pairs of characters: 政府信息 → 政府 府信 信息.
 *
 * Spaces and line feeds separate. The last character of each run is a lexeme of its own, so that every character
 * begins a lexeme and a query for one character can look for lexemes by prefix.
 */
export function documentGrams(text: string): Grams {
  const lexemes = new Set<string>();
  let previous = "";
  for (const character of text) {
    const isSeparator = character === " " || character === "\n";
    if (previous !== "") lexemes.add(isSeparator ? previous : previous + character);
    previous = isSeparator ? "" : character;
    if (lexemes.size >= MAXIMUM_LEXEMES) return { lexemes: new Set([PARTIAL_LEXEME]), isPartial: true };
  }
  if (previous !== "") lexemes.add(previous);
  return { lexemes, isPartial: false };
}

/** The lexemes a document must have to contain every term, as a `tsquery`. */
export interface GramQuery {
  readonly tsquery: string;
  /** Whether some lexemes were left out. */
  readonly isCut: boolean;
}

/** Builds the query for normalised terms, of which there is at least one. */
export function gramQuery(terms: readonly string[]): GramQuery {
  const operands = new Set(terms.flatMap((term) => term.split(" ").flatMap(runOperands)));
  const used = [...operands].slice(0, MAXIMUM_QUERY_LEXEMES);
  return {
    tsquery: `(${used.join(" & ")}) | ${quoteLexeme(PARTIAL_LEXEME)}`,
    isCut: used.length < operands.size,
  };
}

/** The operands for one run of characters without spaces. */
function runOperands(run: string): readonly string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return [`${quoteLexeme(run)}:*`];
  return characters.slice(1).map((character, index) => quoteLexeme(`${characters[index]}${character}`));
}

function quoteLexeme(lexeme: string): string {
  return `'${lexeme.replace(/['\\]/g, "$&$&")}'`;
}
