import { execFile } from "node:child_process";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A page in a file of its own, and where its conversion is to stand. */
export interface Conversion {
  readonly page: string;
  readonly output: string;
}

/** A program, set as someone would set it, that prints web pages in another form. */
export interface Converter {
  readonly name: string;
  /** The programs that have to be installed. */
  readonly programs: readonly string[];
  readonly extension: "txt" | "docx" | "doc" | "pdf";
  /** Converts pages one after the other; several at a time where starting the program takes long. */
  readonly convert: (conversions: readonly Conversion[], folder: string) => Promise<void>;
}

/** Whether a program is on this machine. */
export function isInstalled(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}

const LARGEST_OUTPUT = 64 * 1024 * 1024;

/** A program that prints one page to its standard output. */
function printer(
  name: string,
  program: string,
  options: readonly string[],
  prepare: (conversion: Conversion, folder: string) => Promise<string> = async ({ page }) => page,
): Converter {
  return {
    name,
    programs: [program],
    extension: "txt",
    convert: async (conversions, folder) => {
      for (const conversion of conversions) {
        const input = await prepare(conversion, folder);
        const { stdout } = await run(program, [...options, input], { maxBuffer: LARGEST_OUTPUT });
        writeFileSync(conversion.output, stdout);
      }
    },
  };
}

function w3m(columns: number): Converter {
  const options = ["-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", `${columns}`];
  return printer(`w3m, ${columns} columns`, "w3m", options);
}

function lynx(width: number): Converter {
  const charsets = ["-assume_charset=utf-8", "-display_charset=utf-8"];
  return printer(`lynx, ${width} columns`, "lynx", ["-dump", "-nolist", ...charsets, `-width=${width}`]);
}

function pandoc(format: string): Converter {
  return printer(`pandoc, ${format}`, "pandoc", ["-f", "html", "-t", format]);
}

const FILTERS = {
  docx: "docx:MS Word 2007 XML",
  doc: "doc:MS Word 97",
  pdf: "pdf:writer_pdf_Export",
} as const;

/** Has LibreOffice print many pages at once; its own settings are left alone. */
async function convertInOffice(
  conversions: readonly Conversion[],
  folder: string,
  format: keyof typeof FILTERS,
): Promise<void> {
  const output = join(folder, `office-${format}`);
  mkdirSync(output, { recursive: true });
  const profile = pathToFileURL(join(folder, "office-profile")).href;
  const options = [`-env:UserInstallation=${profile}`, "--headless", "--infilter=HTML (StarWriter)"];
  const target = ["--convert-to", FILTERS[format], "--outdir", output];
  await run("soffice", [...options, ...target, ...conversions.map(({ page }) => page)]);
  for (const { page, output: to } of conversions) {
    const name = page.slice(page.lastIndexOf("/") + 1).replace(/html$/, format);
    renameSync(join(output, name), to);
  }
}

function office(format: keyof typeof FILTERS): Converter {
  return {
    name: `LibreOffice, ${format.toUpperCase()}`,
    programs: ["soffice"],
    extension: format,
    convert: (conversions, folder) => convertInOffice(conversions, folder, format),
  };
}

/** LibreOffice's PDF files, as `pdftotext` prints them. */
const PRINTED_PDF: Converter = {
  name: "LibreOffice PDF, pdftotext -layout",
  programs: ["soffice", "pdftotext"],
  extension: "txt",
  convert: async (conversions, folder) => {
    const files = conversions.map(({ page }) => ({ page, output: page.replace(/html$/, "pdf") }));
    const missing = files.filter(({ output }) => !existsSync(output));
    if (missing.length > 0) await convertInOffice(missing, folder, "pdf");
    for (const [at, { output }] of files.entries()) {
      const { stdout } = await run("pdftotext", ["-layout", output, "-"], { maxBuffer: LARGEST_OUTPUT });
      writeFileSync(conversions[at]?.output ?? "", stdout);
    }
  },
};

/** Every converter, in the order of the table. */
export const CONVERTERS: readonly Converter[] = [
  w3m(80),
  w3m(200),
  lynx(80),
  lynx(200),
  pandoc("plain"),
  pandoc("markdown"),
  pandoc("gfm"),
  pandoc("rst"),
  office("docx"),
  office("pdf"),
  office("doc"),
  PRINTED_PDF,
];
