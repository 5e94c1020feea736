import { useState } from "react";
import { PATHS } from "../../app/paths.ts";
import { saveCsv } from "../../components/save-csv.ts";
import { RequestFailure } from "../../data/request-failure.ts";
import { sendOperation } from "../../data/send-operation.ts";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { nameOfSection } from "../../language/names.ts";
import { useTexts } from "../../language/texts.ts";
import {
  SEARCH,
  type SearchHitFactsFragment,
  type SearchQuery,
  type SearchQueryVariables,
} from "./search.generated.ts";
import { SEARCH_TEXTS } from "./search-texts.ts";

/** Hits that the server gives at once, and how far its cursors lead. */
const PAGE = 100;
const FURTHEST = 1000;

async function collect(
  variables: SearchQueryVariables,
  onProgress: (count: number) => void,
): Promise<readonly SearchHitFactsFragment[]> {
  const hits: SearchHitFactsFragment[] = [];
  let after: string | null = null;
  do {
    const { search }: SearchQuery = await sendOperation(SEARCH, { ...variables, first: PAGE, after });
    hits.push(...search.nodes);
    onProgress(hits.length);
    after = search.pageInfo.hasNextPage ? search.pageInfo.endCursor : null;
  } while (after !== null && hits.length < FURTHEST);
  return hits;
}

/** A button that collects all hits that can be reached, and saves them as CSV. */
export function SaveHits({ variables }: { readonly variables: SearchQueryVariables }) {
  const texts = useTexts(SEARCH_TEXTS);
  const language = useLanguage();
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState<RequestFailure | null>(null);

  async function save(): Promise<void> {
    setProgress(0);
    setFailure(null);
    try {
      const hits = await collect(variables, setProgress);
      const rows = hits.map(({ report, section, snippet }) => [
        report.agency?.name ?? null,
        report.agency?.regionPath.join(" ") ?? null,
        report.year,
        nameOfSection(section.section)[language],
        report.title,
        snippet.text,
        new URL(PATHS.report(report.id, section.section), location.href).href,
      ]);
      saveCsv(texts.fileName, [texts.columns, ...rows]);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      setFailure(error);
    } finally {
      setProgress(null);
    }
  }

  return (
    <>
      <button type="button" disabled={progress !== null} onClick={save} title={texts.downloadNote}>
        {progress === null ? texts.download : texts.downloading(formatCount(progress, language))}
      </button>
      {failure !== null && <span role="alert">{failure.message}</span>}
    </>
  );
}
