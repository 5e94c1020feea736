import { readFile } from "node:fs/promises";
import { checkThresholds, RULES, type ThresholdSettings } from "@gongkai/rules";
import { GongkaiError } from "@gongkai/schema";

/** Which rules are applied and what they measure by, as an office sets it in a file. */
export interface CheckConfig {
  readonly rules?: readonly string[];
  readonly without?: readonly string[];
  readonly thresholds?: ThresholdSettings;
}

const KEYS = ["rules", "without", "thresholds"] as const;

function refuse(path: string, reason: string): never {
  throw new GongkaiError("BAD_USER_INPUT", `The configuration ${path} cannot be used: ${reason}`);
}

function readCodes(path: string, key: string, value: unknown): readonly string[] {
  if (!Array.isArray(value) || !value.every((code) => typeof code === "string")) {
    return refuse(path, `"${key}" must be a list of rule codes, such as ["jump"].`);
  }
  const unknown = value.filter((code) => !RULES.some((rule) => rule.code === code));
  if (unknown.length > 0) {
    return refuse(path, `there is no rule called ${unknown.join(", ")}. docs/rules.md lists them.`);
  }
  return value;
}

function readThresholds(path: string, value: unknown): ThresholdSettings {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return refuse(path, `"thresholds" must be an object, such as {"jump.ratio": 4}.`);
  }
  try {
    // What the object holds is checked here, name by name.
    return checkThresholds(value as ThresholdSettings);
  } catch (error) {
    if (!(error instanceof GongkaiError)) throw error;
    return refuse(path, error.message);
  }
}

/** Reads the configuration of a check. Throws a GongkaiError that names the file and what is wrong in it. */
export async function readCheckConfig(path: string): Promise<CheckConfig> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    const isAbsent = error instanceof Error && "code" in error && error.code === "ENOENT";
    return refuse(path, isAbsent ? "there is no such file." : String(error));
  });
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    return refuse(path, `it is not JSON (${error instanceof Error ? error.message : String(error)}).`);
  }
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    return refuse(path, `it must hold an object, such as {"without": ["jump"]}.`);
  }
  const unknown = Object.keys(content).filter((key) => !KEYS.some((known) => known === key));
  if (unknown.length > 0) {
    return refuse(path, `there is no setting called ${unknown.join(", ")}. Use some of: ${KEYS.join(", ")}.`);
  }
  const { rules, without, thresholds }: Partial<Record<(typeof KEYS)[number], unknown>> = content;
  return {
    ...(rules === undefined ? {} : { rules: readCodes(path, "rules", rules) }),
    ...(without === undefined ? {} : { without: readCodes(path, "without", without) }),
    ...(thresholds === undefined ? {} : { thresholds: readThresholds(path, thresholds) }),
  };
}
