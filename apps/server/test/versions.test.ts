import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

function versionOf(name: string): readonly number[] {
  const path = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  const { version }: { version: string } = JSON.parse(readFileSync(path, "utf8"));
  return version.split(".").map(Number);
}

/** Below these a small request is enough to occupy the server, whatever its own limits are. */
test.each([
  [
    "graphql",
    [16, 15, 0],
    "compares overlapping fields within a budget, and sees introspection through fragments",
  ],
  ["@apollo/server", [5, 5, 0], "refuses reads that a page of another origin can time, and odd charsets"],
])("%s is at least %j: it %s", (name, least) => {
  const [major = 0, minor = 0] = versionOf(name);
  const [leastMajor = 0, leastMinor = 0] = least;
  expect(major).toBe(leastMajor);
  expect(minor).toBeGreaterThanOrEqual(leastMinor);
});
