type PdfJs = typeof import("pdfjs-dist/legacy/build/pdf.mjs");

/** Classes of browsers that pdf.js wants at hand for painting, which is never asked of it here. */
const PAINTING_CLASSES = ["DOMMatrix", "ImageData", "Path2D"];

let loading: Promise<PdfJs> | null = null;

/**
 * Loads pdf.js without its canvas: a native package that only painting needs.
 *
 * While it loads it looks for the canvas, warns on the console that it is not there, and makes objects of classes
 * that only browsers have. Programs print their results there, so the warnings are kept from it.
 */
async function load(): Promise<PdfJs> {
  for (const name of PAINTING_CLASSES) {
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { value: class {}, configurable: true });
  }
  const { warn } = console;
  console.warn = () => {};
  try {
    const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
    // The larger half, which it would look for beside itself with the first document; no bundle has it there.
    // @ts-expect-error It comes without types, and nothing of it is called here.
    await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
    return pdfjs;
  } finally {
    console.warn = warn;
  }
}

/** pdf.js, loaded once. */
export function loadPdfJs(): Promise<PdfJs> {
  loading ??= load();
  return loading;
}
