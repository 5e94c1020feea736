import fc from "fast-check";
import { type ASTNode, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { bracketDepth, nestsDeeperThan } from "../src/limits/nesting.ts";

describe("how deep brackets nest", () => {
  test.each([
    ["{ a }", 1],
    ["{ a(b: [[1]]) { c } }", 4],
    ["query ($a: [[Int]]) { a }", 3],
    ['{ a(b: "{{{{") }', 2],
    ['{ a(b: "\\"{{{{") }', 2],
    ['{ a(b: """{ " { \\""" {""") }', 2],
    ['{ a(b: "") { c } }', 2],
    ["{ a # {{{{\n}", 1],
    ["{ a # {{{{\r{ b } }", 2],
    ['{"a":{"b":["{[(#"]}}', 3],
    ["]]]]{", 0],
  ])("%j: %i", (source, depth) => {
    expect(bracketDepth(source)).toBe(depth);
  });

  test("is never less than how deep the parser goes in what it can parse", () => {
    const piece = fc.constantFrom(...'{}()[]:$#"\\\n ab1', '"""', "query", "...on a");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = `{ a(b: [${pieces.join("")}]) { ${pieces.join("")} } }`;
        const tokens = tokensOf(source);
        if (tokens !== undefined) expect(bracketDepth(source)).toBe(tokens);
      }),
      { seed: 7 },
    );
  });

  test("takes time in proportion to a text that is nothing but the beginnings of strings", () => {
    for (const start of ['"', '"""', '\\"', '"\\', '""" "']) {
      expect(bracketDepth(start.repeat(200_000))).toBe(0);
    }
  });
});

/** The depth of the brackets among the tokens of a document; undefined for what does not parse. */
function tokensOf(source: string): number | undefined {
  let document: ASTNode;
  try {
    document = parse(source);
  } catch {
    return undefined;
  }
  let depth = 0;
  let deepest = 0;
  for (let token = document.loc?.startToken; token; token = token.next ?? undefined) {
    if (["{", "[", "("].includes(token.kind)) depth += 1;
    if (["}", "]", ")"].includes(token.kind)) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

test("values nest as deep as their objects and lists", () => {
  const nested = (levels: number): unknown =>
    levels === 0 ? 1 : levels % 2 ? [nested(levels - 1)] : { a: nested(levels - 1) };
  for (const levels of [0, 1, 2, 19, 20]) expect(nestsDeeperThan(20, nested(levels))).toBe(false);
  for (const levels of [21, 22, 1_000]) expect(nestsDeeperThan(20, nested(levels))).toBe(true);
});
