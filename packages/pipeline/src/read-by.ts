import { PARSER_VERSION } from "@gongkai/parser";
import type { StoredRules } from "./stored-rules.ts";

/** By which parser and rules inputs are read: what was read by others is read again. */
export function readBy({ rulesVersion }: StoredRules): string {
  return `parser ${PARSER_VERSION}, rules ${rulesVersion}`;
}
