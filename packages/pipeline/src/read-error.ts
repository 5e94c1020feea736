import { DocumentError } from "@gongkai/schema";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission was denied",
  EPERM: "permission was denied",
  EISDIR: "it is a folder",
  EIO: "the disk reported a read error",
  ELOOP: "its links lead in a circle",
};

/** What Node.js makes of bytes in a name that are no UTF-8; no such name leads back to its file. */
const UNDECODED = "\ufffd";

/** The error of reading a path, as a sentence. */
export function readError(name: string, error: unknown): DocumentError {
  if (error instanceof DocumentError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" && name.includes(UNDECODED)) {
    return new DocumentError(
      "UNREADABLE_INPUT",
      `${name} could not be read: its name is not written in UTF-8. Rename it, as by convmv -f gbk -t utf-8 --notest, and try again.`,
      { cause: error },
    );
  }
  const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
  return new DocumentError(
    "UNREADABLE_INPUT",
    `${name} could not be read: ${reason}. Check the path and try again.`,
    { cause: error },
  );
}
