import type { Severity } from "@gongkai/schema";

/** Puts terminal colours around text, or leaves it as it is. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly line: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
  readonly good: (text: string) => string;
}

const SEVERITY_CODES: Readonly<Record<Severity, string>> = {
  error: "1;31",
  warning: "1;33",
  information: "1;36",
};

/** Colours by ANSI codes where they are wanted. */
export function createPaint(color: boolean): Paint {
  const wrap = (code: string) => (text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    bold: wrap("1"),
    faint: wrap("2"),
    line: wrap("1;34"),
    severity: (severity, text) => wrap(SEVERITY_CODES[severity])(text),
    good: wrap("1;32"),
  };
}
