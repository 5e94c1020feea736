import { userInfo } from "node:os";
import { GongkaiError } from "@gongkai/schema";

/**
 * Who says something: the name that was given, or that of the user.
 *
 * @throws GongkaiError `BAD_USER_INPUT` where the system knows no name, with what to do.
 */
export function authorOr(given: string | undefined): string {
  if (given !== undefined) return given;
  try {
    return process.env.USER || userInfo().username;
  } catch {
    // A container may run as a user that has no name.
    throw new GongkaiError("BAD_USER_INPUT", "This user has no name. Say who you are with --author NAME.");
  }
}
