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
  /** How long one statement of the database may take. */
  readonly statementTime: number;
  /** How late the process may come to what it has to do, again and again, before it sends requests away. */
  readonly lateness: number;
  /** How long a client may take to send its request. */
  readonly requestTime: number;
  /** How long a server that is closing lets requests finish that it has in hand, downloads among them. */
  readonly finishingTime: number;
  /** How long it waits after that for connections to end by themselves, such as those of requests that never arrive whole. */
  readonly closingTime: number;
}

/** What a server does at once, and for how long, unless it is told otherwise. */
export const WORK_LIMITS: WorkLimits = {
  running: 8,
  waiting: 100,
  operationTime: 10_000,
  statementTime: 5_000,
  lateness: 250,
  requestTime: 10_000,
  finishingTime: 20_000,
  closingTime: 3_000,
};
