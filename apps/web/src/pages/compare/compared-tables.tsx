import { formCells, TABLE_IDS } from "@gongkai/schema";
import { CellNumber, type ShownCell } from "../../components/cell-number.tsx";
import { FORM_TEXTS } from "../../components/official-table/form-texts.ts";
import { OfficialTable } from "../../components/official-table/official-table.tsx";
import { Segments } from "../../components/segments.tsx";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { ChangeNumber } from "./change-number.tsx";
import { ChangesTable } from "./changes-table.tsx";
import type { ComparedPlaceFragment } from "./compare.generated.ts";
import styles from "./compare.module.css";
import type { CompareState } from "./compare-state.ts";
import { COMPARE_TEXTS } from "./compare-texts.ts";
import type { ComparedSide } from "./compared-side.ts";
import { shownCell } from "./shown-cell.ts";

function ComparedCell({
  place,
  before,
  after,
}: {
  readonly place: ComparedPlaceFragment | undefined;
  readonly before: ComparedSide;
  readonly after: ComparedSide;
}) {
  const texts = useTexts(COMPARE_TEXTS);
  if (place === undefined) return null;
  const [first, second] = [
    shownCell(before, place.address, place.before),
    shownCell(after, place.address, place.after),
  ];
  const isSame = place.change === "SAME";
  const draw = (cell: ShownCell | null) => (cell === null ? <small>–</small> : <CellNumber cell={cell} />);
  if (isSame) return <span className={`${styles.cell} ${styles.same}`}>{draw(second)}</span>;
  return (
    <span className={`${styles.cell} ${styles.changed}`} title={texts.changes[place.change]}>
      <span>{draw(first)}</span>
      <b>{draw(second)}</b>
      <ChangeNumber place={place} />
    </span>
  );
}

/** The three tables of two reports side by side, as the form of the second prints them, or only what changed. */
export function ComparedTables({
  places,
  before,
  after,
  names,
  show,
  onShow,
}: {
  readonly places: readonly ComparedPlaceFragment[];
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly names: readonly [string, string];
  readonly show: CompareState["show"];
  readonly onShow: (show: CompareState["show"]) => void;
}) {
  const texts = useTexts(COMPARE_TEXTS);
  const { tables: tableNames } = useTexts(FORM_TEXTS);
  const language = useLanguage();
  const { edition } = after;
  const byAddress = new Map(places.map((place) => [place.address, place]));
  const printed = new Set<string>(edition === null ? [] : formCells(edition).map(({ address }) => address));
  const inForm = places.filter(({ address }) => printed.has(address));
  const incomparable = inForm.filter(({ change }) => change === "NOT_COMPARABLE");
  const changed = inForm.filter(({ change }) => change !== "SAME" && change !== "NOT_COMPARABLE");
  const count = (listed: readonly ComparedPlaceFragment[]) => formatCount(listed.length, language);
  /** What the tables above do not show. */
  const elsewhere = places.filter(
    ({ address, change }) => !printed.has(address) || (show === "changes" && change === "NOT_COMPARABLE"),
  );
  const listOf = (table: string, listed: readonly ComparedPlaceFragment[]) =>
    listed.filter(({ address }) => address.startsWith(`${table}/`));
  const sides = { before, after, names };
  return (
    <section className={styles.part}>
      <h2>{texts.tables}</h2>
      {edition === null ? (
        <p>{texts.noForm}</p>
      ) : (
        <>
          <div className="screen-only">
            <Segments
              label={texts.show}
              options={(["all", "changes"] as const).map((value) => ({ value, label: texts.shows[value] }))}
              value={show}
              onChange={onShow}
            />
          </div>
          <p>
            {texts.counts(count(changed), count(inForm.filter(({ change }) => change === "SAME")))}{" "}
            {incomparable.length > 0 && texts.incomparable(count(incomparable))}{" "}
            {show === "all" && texts.tablesNote(...names)}
          </p>
          {TABLE_IDS.map((table) => {
            const title = tableNames[table];
            if (show === "changes") {
              return <ChangesTable key={table} title={title} places={listOf(table, changed)} {...sides} />;
            }
            return (
              <OfficialTable
                key={table}
                table={table}
                edition={edition}
                title={title}
                renderCell={(address) => (
                  <ComparedCell place={byAddress.get(address)} before={before} after={after} />
                )}
              />
            );
          })}
        </>
      )}
      {elsewhere.length > 0 && (
        <>
          {edition !== null && (
            <>
              <h3>{texts.otherForm}</h3>
              <p>{texts.otherFormNote}</p>
            </>
          )}
          <ChangesTable title={texts.otherForm} places={elsewhere} {...sides} />
        </>
      )}
    </section>
  );
}
