import { describe, expect, test } from "vitest";
import { compareContracts } from "../contract/compare-contracts.ts";

const CONTRACT = `
  type Query { report(id: ID!): Report }
  type Report { title: String! pages: Int year: Int kind: Kind }
  enum Kind { COUNTY CITY }`;

function compareWith(schema: string, accepted: Parameters<typeof compareContracts>[2] = []) {
  return compareContracts(CONTRACT, schema, accepted);
}

describe("the contract", () => {
  test("is kept by a schema that adds to it", () => {
    const added = CONTRACT.replace("year: Int", "year: Int month: Int").concat(
      "type Agency { name: String }",
    );
    expect(compareWith(added)).toEqual({ breaking: [], dangerous: [], stale: [] });
  });

  test.each([
    ["takes a field away", "year: Int", "", "FIELD_REMOVED: Report.year was removed."],
    [
      "gives null where there was none",
      "String!",
      "String",
      "FIELD_CHANGED_KIND: Report.title changed type from String! to String.",
    ],
    [
      "asks for another argument",
      "id: ID!",
      "id: ID! edition: Int!",
      "REQUIRED_ARG_ADDED: A required arg edition on Query.report was added.",
    ],
    ["knows a value no more", " CITY", "", "VALUE_REMOVED_FROM_ENUM: CITY was removed from enum type Kind."],
  ])("is broken by one that %s", (_, before, after, line) => {
    expect(compareWith(CONTRACT.replace(before, after)).breaking).toEqual([line]);
  });

  test("is endangered by a value that clients do not know", () => {
    const { breaking, dangerous } = compareWith(CONTRACT.replace("CITY", "CITY PROVINCE"));
    expect(breaking).toEqual([]);
    expect(dangerous).toEqual(["VALUE_ADDED_TO_ENUM: PROVINCE was added to enum type Kind."]);
  });

  test("lets a break pass that is accepted, and no acceptance of what does not happen", () => {
    const accepted = [{ break: "FIELD_REMOVED: Report.year was removed.", reason: "It is in `period`." }];
    expect(compareWith(CONTRACT.replace("year: Int", ""), accepted)).toEqual({
      breaking: [],
      dangerous: [],
      stale: [],
    });
    expect(compareWith(CONTRACT, accepted).stale).toEqual(["FIELD_REMOVED: Report.year was removed."]);
  });
});
