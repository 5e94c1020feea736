import fc from "fast-check";
import type { GraphQLSchema } from "graphql";
import type { RequestToSend } from "../support/send-request.ts";
import { DocumentWriter } from "./written-documents.ts";

/** What is put into the middle of a document that was sound before. */
const SPLINTERS = [
  ...'{}()[]:!$@#|&="\\',
  "...",
  '"""',
  "\0",
  "\uFEFF",
  "\uD800",
  "\\u{110000}",
  "null",
  "fragment",
  "{".repeat(70),
  "[".repeat(5_000),
  "\u2028",
];

/** Puts splinters into a document, or takes pieces out. */
function breakUp(draw: fc.GeneratorValue, document: string): string {
  let broken = document;
  for (let times = draw(fc.nat, { max: 2 }); times >= 0; times -= 1) {
    const at = draw(fc.nat, { max: broken.length });
    const removed = draw(fc.nat, { max: 6 });
    const splinter = draw(fc.constantFrom<string[]>, "", ...SPLINTERS);
    broken = `${broken.slice(0, at)}${splinter}${broken.slice(at + removed)}`;
  }
  return broken;
}

/** What is wrong with a request, if anything. */
const FAULTS = ["none", "document", "variables", "wrong JSON", "broken JSON"] as const;

/** The body of a request with a fault. */
function writeBody(
  draw: fc.GeneratorValue,
  { query, variables }: ReturnType<DocumentWriter["write"]>,
): string {
  const sound = JSON.stringify({ query, variables });
  // Most requests are sound.
  switch (FAULTS[draw(fc.nat, { max: 15 }) - 5] ?? "none") {
    case "none":
      return sound;
    case "document":
      return JSON.stringify({ query: breakUp(draw, query), variables });
    case "variables":
      return JSON.stringify({ query, variables: draw(fc.jsonValue) });
    case "wrong JSON":
      return JSON.stringify(draw(fc.jsonValue));
    case "broken JSON":
      return breakUp(draw, sound);
  }
}

/** Requests for GraphQL as they are sent: by POST or GET, most of them sound, others with broken parts. */
export function requestsOf(schema: GraphQLSchema): fc.Arbitrary<RequestToSend> {
  return fc.gen().map((draw) => {
    const written = new DocumentWriter(draw, schema).write();
    if (draw(fc.nat, { max: 9 }) !== 5) return { body: writeBody(draw, written) };
    const { query, variables } = written;
    return {
      method: "GET",
      path: `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`,
      headers: { "apollo-require-preflight": "true" },
    };
  });
}
