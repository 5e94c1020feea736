/** The code of a failure to reach the server at all. */
export const SERVER_AWAY = "SERVER_AWAY";

/** Codes of refusals that a server takes back when it has time. */
const PASSING: ReadonlySet<string> = new Set(["OVERLOADED", "RATE_LIMITED", "TIMEOUT", SERVER_AWAY]);

/** An operation that was not answered with data: the server refused it, failed, or is away. */
export class RequestFailure extends Error {
  override readonly name = "RequestFailure";
  /** The code of the server's error, or {@link SERVER_AWAY}. */
  readonly code: string;
  /** By which the operator finds the request; null where it did not get that far. */
  readonly requestId: string | null;

  constructor(code: string, message: string, requestId: string | null, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.requestId = requestId;
  }

  /** Whether the same request may be answered later. */
  get isPassing(): boolean {
    return PASSING.has(this.code);
  }
}
