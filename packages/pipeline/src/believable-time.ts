const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** PostgreSQL reads no year before this from ISO 8601. */
const EARLIEST = Date.parse("0001-01-01T00:00:00Z");

/**
 * A time at which something was seen, as an input says it; null for one that cannot be: before the year 1, or to come. The
 * version seen last is the current one, so a time to come would keep its version in front of all others.
 */
export function believableTime(said: Date | null, now = Date.now()): Date | null {
  const time = said?.getTime() ?? Number.NaN;
  return time >= EARLIEST && time <= now + DAY_MILLISECONDS ? said : null;
}
