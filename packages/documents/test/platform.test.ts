import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as browser from "../src/platform/browser.ts";
import * as node from "../src/platform/node.ts";

describe("what browsers are given in place of Node's modules", () => {
  test("hashes alike", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(browser.sha256(bytes)).toBe(node.sha256(bytes));
      }),
    );
  });

  test("makes the same text of any units, however many", () => {
    fc.assert(
      fc.property(fc.uint16Array({ maxLength: 50 }), (units) => {
        expect(browser.textOf(units)).toBe(node.textOf(units));
      }),
    );
    const many = new Uint16Array(20_000).fill("公".charCodeAt(0));
    expect(browser.textOf(many)).toBe("公".repeat(20_000));
  });

  test.each([
    ["Node", node],
    ["browsers", browser],
  ])("expands no further than the limit in %s, and refuses what is damaged", async (_, { inflate }) => {
    const bytes = new Uint8Array(200_000).fill(7);
    const compressed = deflateRawSync(bytes);
    expect(await inflate(compressed, bytes.length)).toEqual(
      expect.objectContaining({ length: bytes.length }),
    );
    expect(await inflate(compressed, bytes.length - 1)).toBeNull();
    await expect(inflate(compressed.subarray(0, 20), bytes.length)).rejects.toThrow();
  });
});
