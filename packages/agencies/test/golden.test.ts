import { describe, expect, test } from "vitest";
import { findName, readExpectedNames } from "./support/expected-names.ts";
import { GOLDEN_NAMES } from "./support/golden-names.ts";

describe("names of bodies of all kinds and levels", () => {
  test.each(readExpectedNames(GOLDEN_NAMES))("$name (place: $place)", ({ name, place, expected }) => {
    expect(findName(name, place)).toBe(expected);
  });
});
