import Negotiator from "negotiator";

/** What GraphQL is answered as; the first wherever a client has no preference. */
const ANSWER_TYPES = ["application/json; charset=utf-8", "application/graphql-response+json; charset=utf-8"];

/** The media type of an answer for an `Accept` header, its q-values heeded; undefined where it accepts neither. */
export function answerType(accept: string | undefined): string | undefined {
  return new Negotiator({ headers: { accept: accept || "*/*" } }).mediaType(ANSWER_TYPES);
}
