import { formCells } from "@gongkai/schema";
import { CellNumber } from "../../components/cell-number.tsx";
import { useCellLabel } from "../../components/official-table/cell-label.ts";
import { Scroller } from "../../components/scroller.tsx";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { ChangeNumber } from "./change-number.tsx";
import type { ComparedPlaceFragment } from "./compare.generated.ts";
import styles from "./compare.module.css";
import { COMPARE_TEXTS } from "./compare-texts.ts";
import { asAddress, type ComparedSide } from "./compared-side.ts";
import { shownCell } from "./shown-cell.ts";

/** The places of the newer form; all others have their name in the older one. */
const NEW_PLACES: ReadonlySet<string> = new Set(formCells("2021").map(({ address }) => address));

/** Places of the forms one below the other, with both numbers and the change. */
export function ChangesTable({
  title,
  places,
  before,
  after,
  names,
}: {
  readonly title: string;
  readonly places: readonly ComparedPlaceFragment[];
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly names: readonly [string, string];
}) {
  const texts = useTexts(COMPARE_TEXTS);
  const language = useLanguage();
  const [newLabel, oldLabel] = [useCellLabel("2021"), useCellLabel("2019")];
  const draw = (side: ComparedSide, address: string, number: number | null) => {
    const cell = shownCell(side, address, number);
    if (cell !== null) return <CellNumber cell={cell} />;
    return <small>{side.cells === null ? texts.noNumber : texts.notAsked}</small>;
  };
  return (
    <Scroller label={title}>
      <table className={styles.changes}>
        <caption>{title}</caption>
        <thead>
          <tr>
            {[texts.place, ...names, texts.changeColumn].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.length === 0 && (
            <tr>
              <td colSpan={4}>{texts.nothingChanged}</td>
            </tr>
          )}
          {places.map((place) => (
            <tr key={place.address}>
              <th scope="row">
                {(NEW_PLACES.has(place.address) ? newLabel : oldLabel)(asAddress(place.address))}
                {place.note !== null && <small className={styles.note}>{place.note[language]}</small>}
              </th>
              <td>{draw(before, place.address, place.before)}</td>
              <td>{draw(after, place.address, place.after)}</td>
              <td>
                <ChangeNumber place={place} withShare />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
