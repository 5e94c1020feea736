import { UnitMark } from "../../components/cell-number.tsx";
import { formatChange, formatShare } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import type { ComparedPlaceFragment } from "./compare.generated.ts";
import styles from "./compare.module.css";
import { COMPARE_TEXTS } from "./compare-texts.ts";
import { unitAt } from "./shown-cell.ts";

/** By how much a number changed, and where there is room, which part of the first one that is. */
export function ChangeNumber({
  place: { address, change, difference, before },
  withShare = false,
}: {
  readonly place: Pick<ComparedPlaceFragment, "address" | "change" | "difference" | "before">;
  readonly withShare?: boolean;
}) {
  const texts = useTexts(COMPARE_TEXTS);
  const language = useLanguage();
  if (difference === null || difference === 0) return <small>{texts.changes[change]}</small>;
  const share = before === null || before <= 0 ? null : difference / before;
  return (
    <span className={styles.difference}>
      {formatChange(difference, language)}
      <UnitMark unit={unitAt(address)} />
      {withShare && share !== null && (
        <small>
          {" "}
          ({share > 0 ? "+" : ""}
          {formatShare(share, language)})
        </small>
      )}
    </span>
  );
}
