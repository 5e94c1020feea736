/** How much one request may hold and ask for. Sizes of text are in UTF-16 code units unless they are said to be bytes. */
export interface RequestLimits {
  /** The largest request body, in bytes. */
  readonly bodyBytes: number;
  /** The longest query. */
  readonly queryLength: number;
  /** How deep objects and lists may nest in the JSON of a request, the body itself included. */
  readonly jsonDepth: number;
  /** How deep brackets of all kinds may nest in a query. They are counted before it is parsed, which recurses. */
  readonly bracketDepth: number;
  /** The most tokens that a query may have. The full introspection query has 163. */
  readonly tokens: number;
  /** How deep fields may nest: enough for agencies → reports → tables → rows → cells → span. */
  readonly depth: number;
  /** The most directives that a query may apply. */
  readonly directives: number;
  /** The most fields that an operation may select once its fragments are written out. */
  readonly selections: number;
  /** The most fields that an operation may select at its root. */
  readonly rootFields: number;
  /** The most aliases that an operation may give once its fragments are written out. */
  readonly aliases: number;
  /** The most values that the lists in the arguments of one field may hold together. */
  readonly listValues: number;
  /** The most things that all lists of an answer may hold together, by the sizes that the operation asks for. */
  readonly nodes: number;
  /** The most points that an operation may cost; see `points`. */
  readonly cost: number;
  /** How many faults of a query or its variables are told before looking for more is given up. */
  readonly errors: number;
  /** The largest answer to an operation, in bytes before compression. */
  readonly answerBytes: number;
  /** How much memory the queries may take that clients ask for by their hash, in bytes. */
  readonly persistedQueryBytes: number;
}

/** How much one request may hold and ask for unless the server is told otherwise. */
export const REQUEST_LIMITS: RequestLimits = {
  bodyBytes: 100 * 1024,
  queryLength: 15_000,
  jsonDepth: 20,
  bracketDepth: 64,
  tokens: 1_500,
  depth: 12,
  directives: 20,
  selections: 5_000,
  rootFields: 10,
  aliases: 30,
  listValues: 2_500,
  nodes: 10_000,
  cost: 5_000,
  errors: 5,
  answerBytes: 10 * 1024 * 1024,
  persistedQueryBytes: 4 * 1024 * 1024,
};
