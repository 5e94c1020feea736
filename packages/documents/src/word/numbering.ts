import { Parser } from "htmlparser2";

interface Level {
  start: number;
  format: string;
  text: string;
}

interface List {
  readonly levels: Map<number, Level>;
  /** How often each level was used last, from 0. */
  readonly counters: number[];
}

interface NumberReference {
  readonly list: string;
  readonly level: number;
}

const CHINESE_DIGITS = "〇一二三四五六七八九";
const CHINESE_FORMATS = /^(?:chinese|taiwanese|japanese)(?:Counting|CountingThousand|LegalSimplified)$/;
const DEEPEST_LEVEL = 8;
const HIGHEST_CHINESE = 99;

function toChinese(value: number): string {
  if (value < 1 || value > HIGHEST_CHINESE) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const tensText = tens === 0 ? "" : tens === 1 ? "十" : `${CHINESE_DIGITS[tens]}十`;
  return tensText + (ones === 0 ? "" : CHINESE_DIGITS[ones]);
}

function formatNumber(value: number, format: string): string {
  if (CHINESE_FORMATS.test(format)) return toChinese(value);
  if (format.startsWith("ideograph") && value < 10) return CHINESE_DIGITS[value] ?? String(value);
  if (format === "decimalEnclosedCircle" && value >= 1 && value <= 20) {
    return String.fromCharCode(0x2460 + value - 1);
  }
  if (format === "lowerLetter" && value <= 26) return String.fromCharCode(0x60 + value);
  if (format === "upperLetter" && value <= 26) return String.fromCharCode(0x40 + value);
  return String(value);
}

function toInteger(text: string | undefined, fallback: number): number {
  const value = Number.parseInt(text ?? "", 10);
  return Number.isSafeInteger(value) ? value : fallback;
}

/**
 * The numbers that Word prints before paragraphs without their being in the text: `一、` before a heading is
 * often one of them.
 */
export class Numbering {
  readonly #lists = new Map<string, List>();
  readonly #styles = new Map<string, NumberReference>();

  /** Takes the texts of `numbering.xml` and `styles.xml`; null where the document has none. */
  constructor(numbering: string | null, styles: string | null) {
    if (numbering !== null) this.#readLists(numbering);
    if (styles !== null) this.#readStyles(styles);
  }

  #readLists(xml: string): void {
    const abstracts = new Map<string, List>();
    let list: List | null = null;
    let level: Level | null = null;
    let number = "";
    new Parser(
      {
        onopentag: (name, attributes) => {
          const value = attributes["w:val"] ?? "";
          switch (name) {
            case "w:abstractNum":
              list = { levels: new Map(), counters: [] };
              abstracts.set(attributes["w:abstractNumId"] ?? "", list);
              break;
            case "w:lvl":
              level = { start: 1, format: "decimal", text: "" };
              list?.levels.set(toInteger(attributes["w:ilvl"], 0), level);
              break;
            case "w:start":
              if (level !== null) level.start = toInteger(value, 1);
              break;
            case "w:numFmt":
              if (level !== null) level.format = value;
              break;
            case "w:lvlText":
              if (level !== null) level.text = value;
              break;
            case "w:num":
              // Levels that a number overrides would change every list of the kind; they are passed over.
              list = null;
              level = null;
              number = attributes["w:numId"] ?? "";
              break;
            case "w:abstractNumId": {
              const abstract = abstracts.get(value);
              if (abstract !== undefined) this.#lists.set(number, abstract);
              break;
            }
          }
        },
      },
      { xmlMode: true },
    ).end(xml);
  }

  #readStyles(xml: string): void {
    let style = "";
    let level = 0;
    new Parser(
      {
        onopentag: (name, attributes) => {
          if (name === "w:style") {
            style = attributes["w:styleId"] ?? "";
            level = 0;
          } else if (name === "w:ilvl") level = toInteger(attributes["w:val"], 0);
          else if (name === "w:numId") this.#styles.set(style, { list: attributes["w:val"] ?? "", level });
        },
      },
      { xmlMode: true },
    ).end(xml);
  }

  /**
   * What Word prints before the next paragraph: `list` and `level` are its own, `style` is that of its kind.
   * Empty for bullets and for paragraphs without a number. Counts on, so it is asked once for each paragraph.
   */
  next(list: string | null, level: number | null, style: string | null): string {
    const inherited = style === null ? undefined : this.#styles.get(style);
    const found = this.#lists.get(list ?? inherited?.list ?? "");
    const depth = Math.min(level ?? inherited?.level ?? 0, DEEPEST_LEVEL);
    const own = found?.levels.get(depth);
    if (found === undefined || own === undefined) return "";
    found.counters[depth] = (found.counters[depth] ?? own.start - 1) + 1;
    found.counters.length = depth + 1;
    if (own.format === "bullet" || own.format === "none") return "";
    return own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const other = found.levels.get(at);
      const value = found.counters[at] ?? other?.start ?? 1;
      return formatNumber(value, other?.format ?? "decimal");
    });
  }
}
