import { CellNumber } from "../../components/cell-number.tsx";
import { Scroller } from "../../components/scroller.tsx";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { ChangeNumber } from "./change-number.tsx";
import type { ComparedPlaceFragment } from "./compare.generated.ts";
import styles from "./compare.module.css";
import { COMPARE_TEXTS } from "./compare-texts.ts";
import type { ComparedSide } from "./compared-side.ts";
import { shownCell } from "./shown-cell.ts";

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
  const draw = (side: ComparedSide, address: string, number: number | null) => {
    const cell = shownCell(side, address, number);
    return cell === null ? <small>{texts.noNumber}</small> : <CellNumber cell={cell} />;
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
                {place.label[language]}
                {place.note !== null && <small>{place.note[language]}</small>}
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
