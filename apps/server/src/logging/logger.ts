import { type DestinationStream, type Logger, pino, stdSerializers, stdTimeFunctions } from "pino";
import { formatLine } from "./terminal-line.ts";

/** How much is logged, from everything to nothing. */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** How much is logged. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a log is made with. */
export interface LoggerOptions {
  readonly level: LogLevel;
  /** Whether a person reads along: lines are then written for reading, else as JSON. */
  readonly isTerminal: boolean;
  /** Takes the lines. */
  readonly write: (text: string) => void;
}

/** What drizzle adds to its messages: the values of a statement, in which clients may have written anything. */
const VALUES = /\nparams: [\s\S]*?(?=\n {4}at |$)/g;

/** What was thrown, as it is logged: an error without the values of the statement that failed. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { params, message, stack, ...rest } = stdSerializers.err(error);
  return { ...rest, message: message.replace(VALUES, ""), stack: stack.replace(VALUES, "") };
}

/** Creates a log of one line for each thing that happened. */
export function createLogger({ level, isTerminal, write }: LoggerOptions): Logger {
  const destination: DestinationStream = {
    write: (line) => write(isTerminal ? `${formatLine(line)}\n` : line),
  };
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      serializers: { err: serializeError },
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}
