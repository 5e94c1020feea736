import { type CellAddress, EDITION_DESCRIPTIONS, type Edition, type TableId } from "@gongkai/schema";
import type { ReactNode } from "react";
import { useTexts } from "../../language/texts.ts";
import { Scroller } from "../scroller.tsx";
import { NARROW, useMediaQuery } from "../use-media-query.ts";
import type { FormBodyProps } from "./form-body.ts";
import { FORM_TEXTS } from "./form-texts.ts";
import styles from "./official-table.module.css";
import { ProactiveDisclosureBody } from "./proactive-disclosure-body.tsx";
import { RemediesBody } from "./remedies-body.tsx";
import { RequestsBody } from "./requests-body.tsx";

const BODIES: Readonly<Record<TableId, (props: FormBodyProps) => ReactNode>> = {
  proactiveDisclosure: ProactiveDisclosureBody,
  requests: RequestsBody,
  remedies: RemediesBody,
};

/**
 * An official table as its form prints it, with merged headers. What stands in a cell is the caller's: `renderCell` is
 * called with the address of each place that takes a number, usually to draw a `SourceCell`.
 */
export function OfficialTable({
  table,
  edition,
  title,
  renderCell,
}: {
  readonly table: TableId;
  readonly edition: Edition;
  /** What the table is called; by default its name and the notice of its form. Another one for each table of a page. */
  readonly title?: string;
  readonly renderCell: (address: CellAddress) => ReactNode;
}) {
  const texts = useTexts(FORM_TEXTS);
  const isNarrow = useMediaQuery(NARROW);
  const Body = BODIES[table];
  const caption = title ?? `${texts.tables[table]} · ${EDITION_DESCRIPTIONS[edition].notice}`;
  return (
    <Scroller label={caption}>
      <table className={`${styles.table} ${styles[table]} ${isNarrow ? styles.narrow : ""}`}>
        <caption>{caption}</caption>
        <Body edition={edition} isNarrow={isNarrow} renderCell={renderCell} />
      </table>
    </Scroller>
  );
}
