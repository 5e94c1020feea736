import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { IDENTITY, type Matrix, multiply, transformPoint } from "./matrix.ts";
import { addFilledLines, addStrokedLines, type Ruling } from "./ruling.ts";

type PdfJs = typeof import("pdfjs-dist/legacy/build/pdf.mjs");

/** A character on a page, in points from the page's top left corner. */
export interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The line it stands on. */
  readonly baseline: number;
  readonly size: number;
}

/** What a page shows. */
export interface PageContent {
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
  readonly hasImage: boolean;
}

/** More lines and rectangles than this on one page are a picture, and no table is looked for among them. */
const MOST_RULINGS = 100_000;

/** A page that shows more characters than this shows no report; the rest is left out, and the document refused. */
const MOST_GLYPHS = 2_000_001;

/** Text at another angle is a watermark or a stamp. */
const STEEPEST_SLOPE = 0.1;

interface TextState {
  matrix: Matrix;
  fontName: string;
  fontSize: number;
  characterSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
}

interface PdfGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly number[] | null;
}

function isGlyph(item: unknown): item is PdfGlyph {
  return typeof item === "object" && item !== null && "unicode" in item && "width" in item;
}

/** Follows the operators of a page and notes what they show, and where. */
class PageInterpreter {
  readonly glyphs: Glyph[] = [];
  readonly rulings: Ruling[] = [];
  hasImage = false;
  #state: TextState;
  readonly #saved: TextState[] = [];
  #textMatrix: Matrix = IDENTITY;
  #lineMatrix: Matrix = IDENTITY;
  readonly #glyphScale: (fontName: string) => number;
  readonly #ops: PdfJs["OPS"];

  constructor(ops: PdfJs["OPS"], base: Matrix, glyphScale: (fontName: string) => number) {
    this.#ops = ops;
    this.#glyphScale = glyphScale;
    this.#state = {
      matrix: base,
      fontName: "",
      fontSize: 0,
      characterSpacing: 0,
      wordSpacing: 0,
      horizontalScale: 1,
      leading: 0,
      rise: 0,
    };
  }

  /** Operators and their operands are pdf.js's own and are typed there as anything. */
  run(operator: number, operands: readonly unknown[]): void {
    const numbers = (): number[] => operands.map(Number);
    const ops = this.#ops;
    switch (operator) {
      case ops.save:
      case ops.beginGroup:
        this.#saved.push({ ...this.#state });
        break;
      case ops.restore:
      case ops.endGroup:
      case ops.paintFormXObjectEnd:
        this.#state = this.#saved.pop() ?? this.#state;
        break;
      case ops.transform:
        this.#state.matrix = multiply(this.#state.matrix, toMatrix(operands));
        break;
      case ops.paintFormXObjectBegin:
        this.#saved.push({ ...this.#state });
        if (operands[0] !== null) this.#state.matrix = multiply(this.#state.matrix, toMatrix([operands[0]]));
        break;
      case ops.beginText:
        this.#textMatrix = IDENTITY;
        this.#lineMatrix = IDENTITY;
        break;
      case ops.setCharSpacing:
        this.#state.characterSpacing = numbers()[0] ?? 0;
        break;
      case ops.setWordSpacing:
        this.#state.wordSpacing = numbers()[0] ?? 0;
        break;
      case ops.setHScale:
        this.#state.horizontalScale = (numbers()[0] ?? 100) / 100;
        break;
      case ops.setLeading:
        this.#state.leading = -(numbers()[0] ?? 0);
        break;
      case ops.setTextRise:
        this.#state.rise = numbers()[0] ?? 0;
        break;
      case ops.setFont:
        this.#state.fontName = String(operands[0]);
        this.#state.fontSize = Number(operands[1]);
        break;
      case ops.setTextMatrix:
        this.#lineMatrix = toMatrix(operands);
        this.#textMatrix = this.#lineMatrix;
        break;
      case ops.setLeadingMoveText:
        this.#state.leading = numbers()[1] ?? 0;
        this.#moveText(numbers()[0] ?? 0, numbers()[1] ?? 0);
        break;
      case ops.moveText:
        this.#moveText(numbers()[0] ?? 0, numbers()[1] ?? 0);
        break;
      case ops.nextLine:
        this.#moveText(0, this.#state.leading);
        break;
      case ops.showText:
        if (Array.isArray(operands[0])) this.#showText(operands[0]);
        break;
      case ops.constructPath:
        this.#addPath(Number(operands[0]), operands[1]);
        break;
      case ops.paintImageXObject:
      case ops.paintInlineImageXObject:
      case ops.paintImageXObjectRepeat:
      case ops.paintInlineImageXObjectGroup:
      case ops.paintImageMaskXObject:
      case ops.paintImageMaskXObjectGroup:
      case ops.paintImageMaskXObjectRepeat:
        this.hasImage = true;
        break;
    }
  }

  #moveText(x: number, y: number): void {
    this.#lineMatrix = multiply(this.#lineMatrix, [1, 0, 0, 1, x, y]);
    this.#textMatrix = this.#lineMatrix;
  }

  /** Numbers between glyphs move the place by thousandths of the font's size. */
  #showText(items: readonly unknown[]): void {
    const { fontSize, characterSpacing, wordSpacing, horizontalScale, rise, fontName } = this.#state;
    const scale = this.#glyphScale(fontName);
    for (const item of items) {
      if (typeof item === "number") {
        this.#advance((-item / 1000) * fontSize * horizontalScale, 0);
        continue;
      }
      if (!isGlyph(item)) continue;
      const spacing = characterSpacing + (item.isSpace ? wordSpacing : 0);
      const vertical = item.vmetric;
      if (vertical !== undefined && vertical !== null && this.#isVertical(vertical)) {
        const [height = -1000, middle = 500, top = 880] = vertical;
        this.#addGlyph(
          item,
          -middle * scale * fontSize,
          -top * scale * fontSize,
          item.width * scale * fontSize,
        );
        this.#advance(0, height * scale * fontSize - spacing);
        continue;
      }
      const width = item.width * scale * fontSize * horizontalScale;
      this.#addGlyph(item, 0, rise, width);
      this.#advance(width + spacing * horizontalScale, 0);
    }
  }

  #isVertical(metrics: readonly number[]): boolean {
    return metrics.length >= 3 && (metrics[0] ?? 0) < 0;
  }

  #advance(x: number, y: number): void {
    this.#textMatrix = multiply(this.#textMatrix, [1, 0, 0, 1, x, y]);
  }

  #addGlyph({ unicode }: PdfGlyph, x: number, y: number, width: number): void {
    const full = multiply(this.#state.matrix, this.#textMatrix);
    const [left, baseline] = transformPoint(full, x, y);
    const [right, rightBaseline] = transformPoint(full, x + width, y);
    // Without a width it is a mark upon another character.
    if (!(right > left) || Math.abs(rightBaseline - baseline) > STEEPEST_SLOPE * (right - left)) return;
    const size = Math.hypot(full[2], full[3]) * Math.abs(this.#state.fontSize);
    // What has no Unicode has no text.
    const text = unicode.replace(/[\p{Cc}\uFFFD]/gu, "");
    if (text !== "" && Number.isFinite(left + right + baseline)) {
      if (this.glyphs.length < MOST_GLYPHS) this.glyphs.push({ text, left, right, baseline, size });
    }
  }

  #addPath(paint: number, data: unknown): void {
    const ops = this.#ops;
    const path = Array.isArray(data) ? data[0] : null;
    if (!(path instanceof Float32Array) || this.rulings.length > MOST_RULINGS) return;
    if ([ops.stroke, ops.closeStroke, ops.fillStroke, ops.eoFillStroke].includes(paint)) {
      addStrokedLines(path, this.#state.matrix, this.rulings);
    } else if (paint === ops.fill || paint === ops.eoFill) {
      addFilledLines(path, this.#state.matrix, this.rulings);
    }
  }
}

/** Matrices come as six operands or as one list of six. */
function toMatrix(operands: readonly unknown[]): Matrix {
  const [first] = operands;
  const list =
    ArrayBuffer.isView(first) || Array.isArray(first) ? Array.from(first as ArrayLike<unknown>) : operands;
  const [a, b, c, d, e, f] = list.map(Number);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

const THOUSANDTH = 0.001;

/** How long one unit of a glyph's width is for a font size of 1; other than a thousandth in drawn (Type 3) fonts. */
function glyphScaleOf(page: PDFPageProxy): (fontName: string) => number {
  return (fontName) => {
    if (!page.commonObjs.has(fontName)) return THOUSANDTH;
    const font: unknown = page.commonObjs.get(fontName);
    const matrix = typeof font === "object" && font !== null && "fontMatrix" in font ? font.fontMatrix : null;
    return Array.isArray(matrix) && Number(matrix[0]) > 0 ? Number(matrix[0]) : THOUSANDTH;
  };
}

/** What a page shows: its characters and ruling lines with their places, and whether it shows images. */
export async function readPageContent(pdfjs: PdfJs, page: PDFPageProxy): Promise<PageContent> {
  const { fnArray, argsArray } = await page.getOperatorList({
    annotationMode: pdfjs.AnnotationMode.DISABLE,
  });
  const base = toMatrix([page.getViewport({ scale: 1 }).transform]);
  const interpreter = new PageInterpreter(pdfjs.OPS, base, glyphScaleOf(page));
  for (const [at, operator] of fnArray.entries()) interpreter.run(operator, argsArray[at] ?? []);
  return interpreter;
}
