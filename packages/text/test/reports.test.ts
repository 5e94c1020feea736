import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readable, searchable } from "../src/index.ts";

/** Real reports lie beside the repository, where there are any. */
const folder = fileURLToPath(new URL("../../../../shared/reports/", import.meta.url));
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")) : [];
const converted = names.find((name) => name.startsWith("003"));
const read = (name: string) => readFileSync(`${folder}${name}`, "utf8");
const hanOnly = (text: string) => text.replace(/[^\p{Script=Han}]/gu, "");

describe("real reports", () => {
  it.skipIf(converted === undefined)(
    "come out in Simplified script and without glosses (skipped without ../shared/reports)",
    () => {
      const { mapped, glossCount } = readable(read(converted ?? ""));
      expect(glossCount).toBe(38);
      expect(mapped.text).not.toMatch(/\([a-zà-ǜ]+\)/);
      expect(mapped.text).toContain("一、总体情况");
      expect(mapped.text).toContain("行政规范性文件");
      expect(mapped.text).toContain("三、收到和处理政府信息公开申请情况");
      expect(mapped.text).toContain("政府信息公开行政复议、行政诉讼情况");
    },
  );

  it.skipIf(names.length === 0).each(names.filter((name) => name !== converted))(
    "in Simplified script keep every character: %s (skipped without ../shared/reports)",
    (name) => {
      const { mapped, glossCount } = readable(read(name));
      expect(glossCount).toBe(0);
      expect(hanOnly(mapped.text)).toBe(hanOnly(read(name)));
      expect(searchable(read(name)).text.length).toBeGreaterThan(1000);
    },
  );
});
