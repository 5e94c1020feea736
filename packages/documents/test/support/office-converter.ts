import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const PROGRAM = "soffice";

/** Whether LibreOffice is on this machine. */
export function hasOfficeConverter(): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, PROGRAM)));
}

/** The formats, as LibreOffice calls them. */
const FILTERS = {
  docx: "docx:MS Word 2007 XML",
  doc: "doc:MS Word 97",
  pdf: "pdf:writer_pdf_Export",
} as const;

/** A format that LibreOffice can print a page in. */
export type OfficeFormat = keyof typeof FILTERS;

/** Has LibreOffice print HTML pages in another format, in order. Its own settings are left alone. */
export async function convertPages(
  pages: readonly string[],
  format: OfficeFormat,
): Promise<readonly Uint8Array[]> {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-convert-"));
  try {
    const inputs = pages.map((page, at) => {
      const path = join(folder, `${at}.html`);
      writeFileSync(path, page);
      return path;
    });
    const output = join(folder, "out");
    mkdirSync(output);
    const profile = pathToFileURL(join(folder, "profile")).href;
    await promisify(execFile)(
      PROGRAM,
      [
        `-env:UserInstallation=${profile}`,
        "--headless",
        "--infilter=HTML (StarWriter)",
        "--convert-to",
        FILTERS[format],
        "--outdir",
        output,
        ...inputs,
      ],
      { timeout: 100_000 },
    );
    return pages.map((_, at) => Uint8Array.from(readFileSync(join(output, `${at}.${format}`))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
