import { useEffect, useState } from "react";
import { Loaded } from "../../components/loaded.tsx";
import { PageHeading } from "../../components/page-heading.tsx";
import { SearchForm } from "../../components/search-form.tsx";
import { NARROW, useMediaQuery } from "../../components/use-media-query.ts";
import { useOperationPages } from "../../data/use-operation-pages.ts";
import { useSynthetic } from "../../data/use-synthetic.ts";
import { useTexts } from "../../language/texts.ts";
import { AgencySuggestions } from "./agency-suggestions.tsx";
import { Facets } from "./facets.tsx";
import { Results } from "./results.tsx";
import { SEARCH } from "./search.generated.ts";
import styles from "./search.module.css";
import { filterOf, type SearchState, useSearchState } from "./search-state.ts";
import { SEARCH_TEXTS } from "./search-texts.ts";

/** How long a visitor pauses before what is typed is searched for. */
const PAUSE_MILLISECONDS = 250;
const PAGE = 20;

/** The text in the box, which becomes the query when the visitor pauses, and follows it when that changes otherwise. */
function useTypedQuery(query: string, onQuery: (query: string) => void) {
  const [typed, setTyped] = useState({ text: query, isUnfinished: false, query });
  if (typed.query !== query) setTyped({ text: query, isUnfinished: false, query });
  const { text, isUnfinished } = typed;
  useEffect(() => {
    if (isUnfinished || text === query) return;
    const timer = setTimeout(() => onQuery(text), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text, isUnfinished]);
  const type = (next: string, unfinished: boolean) =>
    setTyped({ text: next, isUnfinished: unfinished, query });
  return [text, type] as const;
}

function Box({
  query,
  onChange,
}: {
  readonly query: string;
  readonly onChange: (change: Partial<SearchState>) => void;
}) {
  const texts = useTexts(SEARCH_TEXTS);
  const [text, type] = useTypedQuery(query, (typed) => onChange({ query: typed }));
  return (
    <SearchForm text={text} onChange={type} onSubmit={() => onChange({ query: text })}>
      <details className={styles.help}>
        <summary>{texts.tips}</summary>
        <p>{texts.help}</p>
      </details>
    </SearchForm>
  );
}

/** Search as one types, with what the query was taken for, facets, and an address that says it all. */
export function SearchPage() {
  const texts = useTexts(SEARCH_TEXTS);
  const [state, change] = useSearchState();
  const synthetic = useSynthetic();
  const isNarrow = useMediaQuery(NARROW);
  const variables = {
    query: state.query,
    filter: filterOf(state, synthetic),
    matching: state.isExact ? ("EXACT" as const) : ("WORDS" as const),
    order: state.order,
    asWords: state.asWords,
    first: PAGE,
  };
  const list = useOperationPages(SEARCH, variables, ({ search }) => search.pageInfo, {
    isReady: synthetic !== undefined,
    keepsPrevious: true,
  });
  return (
    <>
      <PageHeading
        title={texts.title}
        documentTitle={state.query === "" ? texts.title : texts.titleOf(state.query)}
      />
      <Box query={state.query} onChange={change} />
      <AgencySuggestions text={state.query} synthetic={synthetic} />
      <div className={styles.columns}>
        <details className={styles.filters} open={!isNarrow}>
          <summary>{texts.filters}</summary>
          <Facets facets={list.data?.[0]?.search.facets} chosen={state.chosen} onChange={change} />
        </details>
        <section className={styles.results} aria-busy={list.isFetching}>
          <Loaded query={list}>
            {(pages) => (
              <Results pages={pages} list={list} state={state} variables={variables} onChange={change} />
            )}
          </Loaded>
        </section>
      </div>
    </>
  );
}
