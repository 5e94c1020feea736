import { GongkaiError } from "@gongkai/schema";

/** What is said of a document that could not be read; what is no error of ours is a fault to be reported. */
export function describeFailure(
  origin: string,
  thrown: unknown,
): { readonly code: string; readonly detail: string } {
  if (thrown instanceof GongkaiError) return { code: thrown.code, detail: thrown.message };
  const reason = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return { code: "INTERNAL", detail: `${origin} met a fault of gongkai. Please report it: ${reason}` };
}
