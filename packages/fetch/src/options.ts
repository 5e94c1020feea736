import { readFileSync } from "node:fs";
import { GongkaiError } from "@gongkai/schema";

/** How to fetch. Whatever is left out is as in {@link DEFAULT_FETCH_OPTIONS}. Times are in milliseconds. */
export interface FetchOptions {
  /** The `User-Agent` header. Its first word, up to a slash, is the name that robots.txt is asked about. */
  readonly userAgent?: string;
  /** Requests under way at once; there is never more than one to a host. */
  readonly hostsInParallel?: number;
  /** Rest between two requests to one host, from the end of the one to the beginning of the other. */
  readonly delay?: number;
  /** The longest rest between two requests that a `Crawl-delay` in robots.txt can ask for. */
  readonly maximumDelay?: number;
  /** How often a request is made again after a failure that may pass. */
  readonly retries?: number;
  /** The wait before the first retry. It doubles with each retry and is varied by chance by up to half. */
  readonly retryDelay?: number;
  /** The longest wait for a retry. A host that asks for a longer one is left alone that long: its documents fail as transient. */
  readonly maximumRetryDelay?: number;
  /** Time to look a host up and to connect. */
  readonly connectTimeout?: number;
  /** Time until a response begins. */
  readonly headersTimeout?: number;
  /** Time for a whole body, from its first byte to its last. */
  readonly bodyTimeout?: number;
  /** The largest document in bytes, as it is sent and unpacked. */
  readonly maximumBytes?: number;
  /** How often a server may point elsewhere before the document comes. */
  readonly maximumRedirects?: number;
  /** Documents held at once: those that are coming in and those that wait for the reader. */
  readonly maximumHeld?: number;
  /** Requests read ahead of their turn, so that a list sorted by host still keeps several hosts busy. */
  readonly maximumAhead?: number;
  /** Inner addresses that may be fetched from after all, each as `host:port`, such as `127.0.0.1:8080` or `[::1]:80`. */
  readonly allowPrivate?: readonly string[];
  /** Finds the IP addresses of a host name, in place of the operating system. What it returns is checked all the same. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>;
  /** Ends the fetching: what has come is still handed out, what has not yields nothing. */
  readonly signal?: AbortSignal;
}

/** Every option with its value. */
export type FetchSettings = Required<Omit<FetchOptions, "resolve" | "signal">> &
  Pick<FetchOptions, "resolve" | "signal">;

const { version, homepage } = readMetadata();

/** The values of options that are left out. */
export const DEFAULT_FETCH_OPTIONS = {
  userAgent: homepage === null ? `gongkai/${version}` : `gongkai/${version} (+${homepage})`,
  hostsInParallel: 8,
  delay: 1_000,
  maximumDelay: 30_000,
  retries: 3,
  retryDelay: 2_000,
  maximumRetryDelay: 120_000,
  connectTimeout: 10_000,
  headersTimeout: 30_000,
  bodyTimeout: 120_000,
  maximumBytes: 32 * 1024 * 1024,
  maximumRedirects: 5,
  maximumHeld: 8,
  maximumAhead: 10_000,
  allowPrivate: [],
} as const satisfies FetchSettings;

/** Fills in what was left out. Throws BAD_USER_INPUT for values that cannot work. */
export function completeOptions(options: FetchOptions): FetchSettings {
  const settings: FetchSettings = { ...DEFAULT_FETCH_OPTIONS, ...options };
  for (const name of ["hostsInParallel", "maximumHeld", "maximumAhead", "maximumBytes"] as const)
    requireNumber(name, settings[name], 1);
  for (const name of ["retries", "maximumRedirects"] as const) requireNumber(name, settings[name], 0);
  for (const name of PAUSES) requireNumber(name, settings[name], 0);
  for (const name of TIMEOUTS) requireNumber(name, settings[name], 1);
  if (!/^[!#$%&'*+.^_`|~\w-]+(?:[/ ][\x20-\x7e]*)?$/.test(settings.userAgent))
    throw new GongkaiError(
      "BAD_USER_INPUT",
      "The user agent must begin with a name and hold only printable ASCII characters, as in: gongkai/1.0 (+https://www.example.org)",
    );
  return settings;
}

const PAUSES = ["delay", "maximumDelay", "retryDelay", "maximumRetryDelay"] as const;
const TIMEOUTS = ["connectTimeout", "headersTimeout", "bodyTimeout"] as const;

/** The longest time that a timer of Node can hold. */
const MAXIMUM_TIME = 2 ** 31 - 1;

function requireNumber(name: keyof FetchSettings, value: number, minimum: number): void {
  if (Number.isInteger(value) && value >= minimum && value <= MAXIMUM_TIME) return;
  throw new GongkaiError(
    "BAD_USER_INPUT",
    `${name} must be a whole number from ${minimum} to ${MAXIMUM_TIME}, not ${value}.`,
  );
}

function readMetadata(): { readonly version: string; readonly homepage: string | null } {
  // The file is in the same place as seen from the sources and from what is built of them.
  const metadata: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const read = (name: string): string | null => {
    const value: unknown =
      typeof metadata === "object" && metadata !== null ? Reflect.get(metadata, name) : null;
    return typeof value === "string" ? value : null;
  };
  return { version: read("version") ?? "0", homepage: read("homepage") };
}
