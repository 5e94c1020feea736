import type { KeysetOrder, PageRequest } from "@gongkai/db";
import { badUserInput } from "../errors/bad-user-input.ts";
import { type CursorScope, decodePosition } from "./cursor.ts";

/** How many things one page may hold. */
export const MAX_PAGE_SIZE = 100;

/** How many things a page holds when no number is given. */
export const PAGE_SIZE = 20;

/** The arguments that every connection takes. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

function checkSize(name: "first" | "last", value: number): number {
  if (value < 0) throw badUserInput(`\`${name}\` is ${value}. Ask for 0 to ${MAX_PAGE_SIZE}.`);
  if (value > MAX_PAGE_SIZE) {
    throw badUserInput(
      `\`${name}\` is ${value}, and a page holds ${MAX_PAGE_SIZE} at most. Ask for fewer, and go on with \`${name === "first" ? "after" : "before"}\`.`,
    );
  }
  return value;
}

/** How many, and from which end, is asked for. */
export function pageSize({
  first,
  last,
}: Pick<PageArguments, "first" | "last">): Pick<PageRequest, "size" | "from"> {
  if (typeof first === "number" && typeof last === "number") {
    throw badUserInput(
      "`first` and `last` were given together. Give one: `first` counts from the start, `last` from the end.",
    );
  }
  if (typeof last === "number") return { size: checkSize("last", last), from: "end" };
  return { size: checkSize("first", first ?? PAGE_SIZE), from: "start" };
}

/**
 * The stretch of a keyset list that a connection's arguments ask for.
 *
 * @throws GongkaiError BAD_USER_INPUT or BAD_CURSOR
 */
export function pageRequest(scope: CursorScope, order: KeysetOrder, page: PageArguments): PageRequest {
  return {
    ...pageSize(page),
    after: decodePosition(scope, order, "after", page.after),
    before: decodePosition(scope, order, "before", page.before),
  };
}
