import { Scroller } from "../../components/scroller.tsx";
import { useTexts } from "../../language/texts.ts";
import type { ComparedFactFragment } from "./compare.generated.ts";
import styles from "./compare.module.css";
import { COMPARE_TEXTS } from "./compare-texts.ts";

/** What two reports say of themselves, as far as one of them says it. */
export function ComparedFacts({
  facts,
  names,
}: {
  readonly facts: readonly ComparedFactFragment[];
  readonly names: readonly [string, string];
}) {
  const texts = useTexts(COMPARE_TEXTS);
  const stated = facts.filter(({ before, after }) => before !== null || after !== null);
  const draw = (text: string | null) =>
    text === null ? <small>{texts.notStated}</small> : <span lang="zh-CN">{text}</span>;
  return (
    <section className={styles.part}>
      <h2>{texts.facts}</h2>
      <Scroller label={texts.facts}>
        <table className={styles.facts}>
          <caption className="visually-hidden">{texts.facts}</caption>
          <thead>
            <tr>
              {[texts.fact, ...names, texts.changeColumn].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stated.map(({ fact, before, after, change }) => (
              <tr key={fact}>
                <th scope="row">{texts.factNames[fact] ?? fact}</th>
                <td>{draw(before)}</td>
                <td>{draw(after)}</td>
                <td>
                  <small>{texts.changes[change]}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
