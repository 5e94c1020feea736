import { CopyLink } from "../../components/copy-link.tsx";
import { LoadMore } from "../../components/load-more.tsx";
import { NothingFound } from "../../components/nothing-found.tsx";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { Hit } from "./hit.tsx";
import { SaveHits } from "./save-hits.tsx";
import type { SearchQuery, SearchQueryVariables } from "./search.generated.ts";
import styles from "./search.module.css";
import { ORDERS, type SearchState } from "./search-state.ts";
import { SEARCH_TEXTS } from "./search-texts.ts";
import { Understanding } from "./understanding.tsx";

function Controls({
  state,
  onChange,
}: {
  readonly state: SearchState;
  readonly onChange: (change: Partial<SearchState>) => void;
}) {
  const texts = useTexts(SEARCH_TEXTS);
  return (
    <div className={styles.controls}>
      <label>
        {texts.order}{" "}
        <select
          value={state.order}
          onChange={({ target }) =>
            onChange({ order: ORDERS.find((order) => order === target.value) ?? "RELEVANCE" })
          }
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {texts.orders[order]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={state.isExact}
          onChange={({ target }) => onChange({ isExact: target.checked })}
        />{" "}
        {texts.exact}
      </label>
    </div>
  );
}

/** What a search found: how it was understood, how much there is, the hits, and ways to take them along. */
export function Results({
  pages,
  list,
  state,
  variables,
  onChange,
}: {
  readonly pages: readonly SearchQuery[];
  readonly list: Parameters<typeof LoadMore>[0]["list"];
  readonly state: SearchState;
  readonly variables: SearchQueryVariables;
  readonly onChange: (change: Partial<SearchState>) => void;
}) {
  const texts = useTexts(SEARCH_TEXTS);
  const language = useLanguage();
  const [first] = pages;
  if (first === undefined) return null;
  const hits = pages.flatMap(({ search }) => search.nodes);
  const total = first.search.totalCount;
  const say = total.relation === "EXACT" ? texts.found : texts.foundAtLeast;
  return (
    <>
      <Understanding answer={first.search} asWords={state.asWords} onChange={onChange} />
      <Controls state={state} onChange={onChange} />
      <p className={styles.total} role="status">
        {say(formatCount(total.value, language))}
      </p>
      {hits.length === 0 ? (
        <NothingFound title={texts.nothing}>
          <p>{texts.nothingHint}</p>
        </NothingFound>
      ) : (
        <>
          {hits.map((hit) => (
            <Hit key={hit.section.id} hit={hit} />
          ))}
          <LoadMore list={list} shown={hits.length} total={total} />
          <div className={styles.take}>
            <SaveHits variables={variables} />
            <CopyLink />
          </div>
        </>
      )}
    </>
  );
}
