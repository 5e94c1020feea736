import { useId, useState } from "react";
import { useOperation } from "../../data/use-operation.ts";
import { useSynthetic } from "../../data/use-synthetic.ts";
import { useTexts } from "../../language/texts.ts";
import { COMPARABLE_AGENCIES, type ComparableAgencyFragment } from "./compare.generated.ts";
import styles from "./compare.module.css";
import { COMPARE_TEXTS } from "./compare-texts.ts";

/** Finds an agency by what it is called, and tells which one the visitor chose. */
export function AgencyFinder({
  label,
  onChoose,
}: {
  readonly label: string;
  readonly onChoose: (agency: ComparableAgencyFragment) => void;
}) {
  const texts = useTexts(COMPARE_TEXTS);
  const synthetic = useSynthetic();
  const id = useId();
  const [text, setText] = useState("");
  const asked = text.trim();
  const { data } = useOperation(
    COMPARABLE_AGENCIES,
    { text: asked },
    { isReady: asked !== "", keepsPrevious: true },
  );
  const agencies = (data?.suggestAgencies ?? []).flatMap(({ agency }) =>
    agency.synthetic === synthetic ? [agency] : [],
  );
  return (
    <div className={styles.finder}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        placeholder={texts.find}
        value={text}
        maxLength={200}
        onChange={({ target }) => setText(target.value)}
      />
      {asked !== "" && data !== undefined && (
        <ul aria-label={texts.found}>
          {agencies.map((agency) => (
            <li key={agency.id}>
              <button type="button" lang="zh-CN" onClick={() => onChoose(agency)}>
                {agency.place}
                {agency.name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status">{asked !== "" && data !== undefined && agencies.length === 0 && texts.nobody}</p>
    </div>
  );
}
