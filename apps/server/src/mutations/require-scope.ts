import type { Context } from "../context.ts";
import type { Scope } from "../editors.ts";
import { refusal } from "../errors/refusal.ts";

/**
 * The name of the editor who asks, where they may do what they ask for.
 *
 * @throws GraphQLError UNAUTHENTICATED for anybody else, FORBIDDEN for an editor without the scope
 */
export function requireScope({ editor }: Pick<Context, "editor">, scope: Scope): string {
  if (editor === null) {
    throw refusal(
      "UNAUTHENTICATED",
      "Only editors of this server may do this. Send the token of one as `Authorization: Bearer TOKEN`; whoever runs the server sets them in GONGKAI_EDITORS.",
    );
  }
  if (editor.scopes.has(scope)) return editor.name;
  throw refusal(
    "FORBIDDEN",
    `The editor ${editor.name} has no scope ${scope}. Whoever runs the server adds it in GONGKAI_EDITORS.`,
  );
}
