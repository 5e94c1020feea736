import { availableParallelism } from "node:os";
import { GongkaiError } from "@gongkai/schema";
import type { StatusMapping } from "./errors/error-codes.ts";
import type { WorkLimits } from "./limits/limits.ts";
import { readLimits } from "./limits/read-limits.ts";
import { REQUEST_LIMITS, type RequestLimits } from "./limits/request-limits.ts";
import { LOG_LEVELS, type LogLevel } from "./logging/logger.ts";
import { RATE_LIMITS, type RateLimits } from "./rate-limit/limit-rate.ts";
import { readTrustedProxies, type TrustedProxies } from "./rate-limit/trusted-proxies.ts";
import { readNumber } from "./read-number.ts";

/** What the environment says about how a server runs. */
export interface RunningSettings {
  /** How many connections to a PostgreSQL server to keep at most. */
  readonly connections: number;
  /** How many points clients may use; null for any number. */
  readonly rateLimits: RateLimits | null;
  /** Whose word on the address of a client is taken. */
  readonly trustedProxies: TrustedProxies;
  readonly logLevel: LogLevel;
  /** Whether the log has the text of queries. */
  readonly logsQueries: boolean;
  /** Where metrics are served; null for nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** How long a server that is told to stop serves on as one that is not ready, in milliseconds. */
  readonly stopDelay: number;
  /** How long it then lets requests finish, in milliseconds; null for the usual. */
  readonly finishingTime: number | null;
  /** What a request may ask for and what to do at once, where that differs from the usual. */
  readonly limits: Partial<RequestLimits & WorkLimits>;
  /** Which statuses answers to operations have. */
  readonly statuses: StatusMapping;
}

const CONNECTIONS_PER_PROCESSOR = 4;
const MOST_CONNECTIONS_UNASKED = 32;
const MOST = 1_000_000_000;

function readRateLimits(environment: NodeJS.ProcessEnv): RateLimits | null {
  if (environment.RATE_LIMIT === "off") return null;
  // Less than the dearest operation costs would never let that one through.
  const range = { least: REQUEST_LIMITS.cost, most: MOST };
  return {
    address: readNumber(environment, { name: "RATE_LIMIT", ...range }) ?? RATE_LIMITS.address,
    editor: readNumber(environment, { name: "RATE_LIMIT_EDITORS", ...range }) ?? RATE_LIMITS.editor,
  };
}

function readLogLevel(text: string | undefined): LogLevel {
  if (!text) return "info";
  const level = LOG_LEVELS.find((each) => each === text);
  if (level !== undefined) return level;
  throw new GongkaiError("BAD_USER_INPUT", `LOG_LEVEL is ${text}. Give one of: ${LOG_LEVELS.join(", ")}.`);
}

function readStatuses(text: string | undefined): StatusMapping {
  if (!text || text === "usual") return "usual";
  if (text === "draft") return "draft";
  throw new GongkaiError("BAD_USER_INPUT", `STATUS_CODES is ${text}. Give "usual" or "draft".`);
}

function readMilliseconds(environment: NodeJS.ProcessEnv, name: string): number | null {
  const seconds = readNumber(environment, { name, least: 0, most: 3_600 });
  return seconds === null ? null : seconds * 1_000;
}

/**
 * Reads DATABASE_CONNECTIONS, RATE_LIMIT, RATE_LIMIT_EDITORS, TRUST_PROXY, LOG_LEVEL, LOG_QUERIES, METRICS_PORT, METRICS_HOST, STOP_DELAY,
 * STOP_TIMEOUT, LIMITS and STATUS_CODES. An empty value counts as none.
 *
 * @throws GongkaiError BAD_USER_INPUT for a value that none of them can have
 */
export function readRunningSettings(environment: NodeJS.ProcessEnv): RunningSettings {
  const usualConnections = Math.min(
    CONNECTIONS_PER_PROCESSOR * availableParallelism(),
    MOST_CONNECTIONS_UNASKED,
  );
  const metricsPort = readNumber(environment, { name: "METRICS_PORT", least: 0, most: 65_535 });
  return {
    connections:
      readNumber(environment, { name: "DATABASE_CONNECTIONS", least: 2, most: 1_000 }) ?? usualConnections,
    rateLimits: readRateLimits(environment),
    trustedProxies: readTrustedProxies(environment.TRUST_PROXY),
    logLevel: readLogLevel(environment.LOG_LEVEL),
    logsQueries: environment.LOG_QUERIES === "true",
    metrics:
      metricsPort === null ? null : { host: environment.METRICS_HOST || "127.0.0.1", port: metricsPort },
    stopDelay: readMilliseconds(environment, "STOP_DELAY") ?? 0,
    finishingTime: readMilliseconds(environment, "STOP_TIMEOUT"),
    limits: readLimits(environment.LIMITS),
    statuses: readStatuses(environment.STATUS_CODES),
  };
}
