import type { Context } from "../context.ts";

/** The type of the field that tells a client how it stands. */
export const RATE_LIMIT_SDL = `
extend type Query {
  "How much this client may still ask for; null where the server limits nobody."
  rateLimit: RateLimit
}

"What a client may use, in points. Every operation costs some, by what it asks for; \`extensions.cost\` tells how many."
type RateLimit {
  "How many points may be used at once, and as many again over each minute."
  limit: Int!
  "How many are left, this operation taken off."
  remaining: Int!
  "How many are used and not there again."
  used: Int!
  "When all of them are there again, if nothing more is asked, in ISO 8601."
  resetAt: String!
  "What this operation was charged for. What it turns out not to use is given back."
  cost: Int!
}
`;

/** The query that tells a client how it stands. */
export const RATE_LIMIT_QUERIES = {
  rateLimit(_: unknown, __: unknown, { account }: Context) {
    const standing = account.standing();
    if (standing === null) return null;
    const { limit, remaining, resetSeconds } = standing;
    const resetAt = new Date(Date.now() + resetSeconds * 1_000).toISOString();
    return { limit, remaining, used: limit - remaining, resetAt, cost: account.cost };
  },
};
