import { createHash } from "node:crypto";
import type { Database } from "@gongkai/db";
import { RULES_VERSION } from "@gongkai/rules";
import { type CheckConfig, readCheckConfig } from "./check-config.ts";

/** By which rules stored reports are checked, and what names them: findings from others are renewed. */
export interface StoredRules {
  readonly config: CheckConfig;
  readonly rulesVersion: string;
}

/** Where reports are stored, and by which rules they are checked. */
export interface RuledDatabase {
  readonly database: Database;
  readonly rules: StoredRules;
}

/** The rules with their versions and the settings, as 16 hexadecimal digits: every stored version has them. */
function describeRules(config: CheckConfig): string {
  return createHash("sha256")
    .update(JSON.stringify([RULES_VERSION, config]))
    .digest("hex")
    .slice(0, 16);
}

/** All rules, by the thresholds that they have by themselves. */
export const ALL_RULES: StoredRules = { config: {}, rulesVersion: describeRules({}) };

/**
 * The rules for stored reports: all, or as the file says that GONGKAI_RULES names, in the form of `check --config`. Everyone
 * who writes to one database should name the same file, or findings are renewed back and forth.
 *
 * @throws GongkaiError that names the file and what is wrong in it
 */
export async function readStoredRules({ GONGKAI_RULES }: NodeJS.ProcessEnv): Promise<StoredRules> {
  const isNamed = GONGKAI_RULES !== undefined && GONGKAI_RULES !== "";
  const config = isNamed ? await readCheckConfig(GONGKAI_RULES) : {};
  return { config, rulesVersion: describeRules(config) };
}
