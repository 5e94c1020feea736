/** Something that a page shows. Places are in points from the page's top left corner. */
export type PdfMark =
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size?: number;
    }
  | {
      readonly kind: "line";
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
    }
  | {
      readonly kind: "rectangle";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: "image" };

const HEIGHT = 842;
const WIDTH = 595;

function hex(text: string): string {
  return [...text].map((character) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")).join("");
}

function draw(mark: PdfMark): string {
  switch (mark.kind) {
    case "text":
      return `BT /F1 ${mark.size ?? 12} Tf ${mark.x} ${HEIGHT - mark.y} Td <${hex(mark.text)}> Tj ET`;
    case "line":
      return `${mark.from[0]} ${HEIGHT - mark.from[1]} m ${mark.to[0]} ${HEIGHT - mark.to[1]} l S`;
    case "rectangle":
      return `${mark.x} ${HEIGHT - mark.y - mark.height} ${mark.width} ${mark.height} re f`;
    case "image":
      return "q 500 0 0 700 50 50 cm /I1 Do Q";
  }
}

/**
 * A PDF file of pages that show the marks given. Its one font is not in the file and maps characters by the
 * table `UniGB-UCS2-H`, as old Chinese files do; every character is as wide as it is high.
 */
export function pdf(pages: readonly (readonly PdfMark[])[], trailer = ""): Uint8Array {
  const kids = pages.map((_, at) => `${6 + at * 2} 0 R`).join(" ");
  const image = "\0".repeat(3);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Length 3 >>\nstream\n${image}\nendstream`,
    ...pages.flatMap((marks, at) => {
      const content = marks.map(draw).join("\n");
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents ${7 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /I1 5 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let body = "%PDF-1.4\n";
  const places: number[] = [];
  for (const [at, object] of objects.entries()) {
    places.push(body.length);
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return new TextEncoder().encode(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`,
  );
}

/** The lines of a grid with the given columns and rows, as strokes. */
export function gridLines(xs: readonly number[], ys: readonly number[]): readonly PdfMark[] {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  return [
    ...ys.map((y): PdfMark => ({ kind: "line", from: [left, y], to: [right, y] })),
    ...xs.map((x): PdfMark => ({ kind: "line", from: [x, top], to: [x, bottom] })),
  ];
}

export const text = (x: number, y: number, content: string, size?: number): PdfMark => ({
  kind: "text",
  x,
  y,
  text: content,
  ...(size === undefined ? {} : { size }),
});
