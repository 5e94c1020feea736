import { GongkaiError } from "@gongkai/schema";

/** An error of the caller: what was asked, why it cannot be answered, what to ask instead. */
export function badUserInput(message: string): GongkaiError {
  return new GongkaiError("BAD_USER_INPUT", message);
}
