/** The largest request body, in bytes. */
export const MAX_BODY_BYTES = 100 * 1024;

/** The most tokens that a query may have. The full introspection query has 163. */
export const MAX_TOKENS = 1_500;

/** The most fields that an operation may select once its fragments are written out. */
export const MAX_SELECTIONS = 5_000;

/** How deep fields may nest: enough for agencies → reports → tables → rows → cells → span. */
export const MAX_DEPTH = 12;

/** How many faults of a query or its variables are told before looking for more is given up. */
export const MAX_ERRORS = 5;

/** The most fields that an operation may select at its root. */
export const MAX_ROOT_FIELDS = 10;

/** The most aliases that an operation may give once its fragments are written out. */
export const MAX_ALIASES = 30;

/** The most things that all lists of an answer may hold together, by the sizes that the operation asks for. */
export const MAX_NODES = 10_000;

/** The most values that an answer may hold, by the same sizes; see `values` of `OperationCost`. */
export const MAX_VALUES = 100_000;

/** The longest that a connection may lie idle, in milliseconds: longer than any answer takes to begin. */
export const IDLE_CONNECTION_MILLISECONDS = 30_000;

/** What one server does at once, and for how long. Times are in milliseconds. */
export interface WorkLimits {
  /** How many operations run at once. */
  readonly running: number;
  /** How many more may wait for one of them to end; whoever comes then is told to come again. */
  readonly waiting: number;
  /** How long an operation may take, the wait included. */
  readonly operationTime: number;
  /** How long a client may take to send its request. */
  readonly requestTime: number;
  /** How long a server that is closing waits for requests before it ends their connections. */
  readonly closingTime: number;
}

/** What a server does at once, and for how long, unless it is told otherwise. */
export const WORK_LIMITS: WorkLimits = {
  running: 8,
  waiting: 100,
  operationTime: 10_000,
  requestTime: 10_000,
  closingTime: 3_000,
};
