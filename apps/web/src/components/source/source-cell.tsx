import type { Severity } from "../../data/schema-types.generated.ts";
import { defineTexts, useTexts } from "../../language/texts.ts";
import { CellNumber, type ShownCell } from "../cell-number.tsx";
import { SeveritySign } from "../severity-sign.tsx";
import styles from "./source-cell.module.css";

/** A stretch of the source text; `Span` of the schema. */
export interface SourceSpan {
  readonly start: number;
  readonly end: number;
}

/** A cell with its place in the source; `TableCell` of the schema fits. */
export interface PlacedCell extends ShownCell {
  readonly address: string;
  /** Null where nothing stands in the source. */
  readonly span: SourceSpan | null;
}

const TEXTS = defineTexts({
  zh: {
    open: "看原文出处",
    missing: "报告没有这一格",
  },
  en: {
    open: "See its place in the source",
    missing: "The report has no such cell",
  },
});

const STYLES: Readonly<Record<Severity, string | undefined>> = {
  ERROR: styles.error,
  WARNING: styles.warning,
  INFORMATION: styles.information,
};

/**
 * A number of an official table as a button that opens its place in the source. `finding` is the gravest failed rule that
 * it takes part in.
 */
export function SourceCell<Cell extends PlacedCell>({
  cell,
  finding = null,
  remark,
  onOpen,
}: {
  /** Undefined where the report's form has no such place. */
  readonly cell: Cell | undefined;
  readonly finding?: Severity | null;
  /** What is to be said of the cell, shown where the pointer rests and told by screen readers. */
  readonly remark?: string | undefined;
  readonly onOpen: (cell: Cell) => void;
}) {
  const texts = useTexts(TEXTS);
  if (cell === undefined) return <span className="visually-hidden">{texts.missing}</span>;
  const className = `${styles.cell} ${finding === null ? "" : STYLES[finding]}`;
  const content = (
    <>
      {finding !== null && (
        <span className={styles.sign}>
          <SeveritySign severity={finding} />
        </span>
      )}
      <CellNumber cell={cell} />
    </>
  );
  if (cell.span === null) {
    return (
      <span className={className} title={remark}>
        {content}
      </span>
    );
  }
  return (
    <button type="button" className={className} title={remark ?? texts.open} onClick={() => onOpen(cell)}>
      {content}
    </button>
  );
}
