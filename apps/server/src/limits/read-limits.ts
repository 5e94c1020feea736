import { GongkaiError } from "@gongkai/schema";
import { WORK_LIMITS, type WorkLimits } from "./limits.ts";
import { REQUEST_LIMITS, type RequestLimits } from "./request-limits.ts";

const NAMES = Object.keys({ ...REQUEST_LIMITS, ...WORK_LIMITS });

/**
 * Reads limits that differ from the usual, written `name=number` and separated by commas. None by default.
 *
 * @throws GongkaiError BAD_USER_INPUT for what is no limit, or not at least 1
 */
export function readLimits(text: string | undefined): Partial<RequestLimits & WorkLimits> {
  const entries = (text ?? "").split(",").filter((entry) => entry.trim() !== "");
  return Object.fromEntries(
    entries.map((entry) => {
      const [name = "", written = ""] = entry.split("=").map((part) => part.trim());
      const number = Number(written);
      if (NAMES.includes(name) && Number.isSafeInteger(number) && number >= 1) return [name, number];
      throw new GongkaiError(
        "BAD_USER_INPUT",
        `LIMITS has ${entry.trim()}. Give name=number with a number from 1 on and one of these names: ${NAMES.join(", ")}.`,
      );
    }),
  );
}
