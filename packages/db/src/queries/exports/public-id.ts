/**
 * The id under which GraphQL knows an agency, a report or a version of one, so that rows of files can be looked up there.
 * A test of the server compares the two.
 */
export function publicId(type: "Agency" | "Report" | "Version", key: string | number): string {
  return Buffer.from(`${type}:${key}`).toString("base64url");
}
