import { useState } from "react";
import { Link, useLocation } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { CsvLink } from "../../components/csv-link.tsx";
import { createLatePart } from "../../components/late-part.tsx";
import { Loaded } from "../../components/loaded.tsx";
import { usePageTitle } from "../../components/page-heading.tsx";
import { SearchForm } from "../../components/search-form.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { useOperation } from "../../data/use-operation.ts";
import { useSynthetic } from "../../data/use-synthetic.ts";
import { useTexts } from "../../language/texts.ts";
import { CoverageTable } from "./coverage-table.tsx";
import { EmptyDatabase } from "./empty-database.tsx";
import { HOME_COVERAGE, HOME_FIGURES } from "./home.generated.ts";
import styles from "./home.module.css";
import { HOME_TEXTS } from "./home-texts.ts";
import { StoredCounts } from "./stored-counts.tsx";

/** Charts are the heavier part of the page, and below what is seen first. */
const { Part: NationalCurves } = createLatePart(
  async () => (await import("./national-curves.tsx")).NationalCurves,
  CurvesSkeleton,
);

function CurvesSkeleton() {
  return <Skeleton height="26rem" />;
}

function SearchBox() {
  const texts = useTexts(HOME_TEXTS);
  const [text, setText] = useState("");
  const [, goTo] = useLocation();
  return (
    <SearchForm text={text} onChange={setText} onSubmit={() => goTo(PATHS.search({ q: text }))}>
      <p className={styles.examples}>
        {texts.examples}
        {texts.exampleQueries.map((query) => (
          <Link key={query} href={PATHS.search({ q: query })} lang="zh-CN">
            {query}
          </Link>
        ))}
      </p>
    </SearchForm>
  );
}

/** What this is, how much of it there is, one search box, and the curves of the whole country. */
export function HomePage() {
  const texts = useTexts(HOME_TEXTS);
  usePageTitle(texts.title);
  const synthetic = useSynthetic();
  const [variables, isReady] = [{ synthetic: synthetic ?? false }, synthetic !== undefined];
  const coverage = useOperation(HOME_COVERAGE, variables, { isReady });
  const figures = useOperation(HOME_FIGURES, variables, { isReady });
  if (coverage.data?.reports.totalCount.value === 0) return <EmptyDatabase />;
  return (
    <>
      <section className={styles.hero}>
        <div>
          <h1>{texts.headline}</h1>
          <p className={styles.lead}>{texts.lead}</p>
          <SearchBox />
        </div>
        <Loaded query={coverage} skeleton={<div className={styles.counts} />}>
          {(data) => <StoredCounts data={data} />}
        </Loaded>
      </section>
      <section className={styles.part}>
        <h2>{texts.figures}</h2>
        <p>{texts.figuresLead}</p>
        <Loaded query={figures} skeleton={<CurvesSkeleton />}>
          {({ reportStats }) => <NationalCurves groups={reportStats?.groups ?? []} />}
        </Loaded>
      </section>
      <section className={styles.part}>
        <h2>{texts.coverage}</h2>
        <p>{texts.coverageLead}</p>
        <Loaded query={coverage} skeleton={<Skeleton height="16rem" />}>
          {({ coverage: cells }) => <CoverageTable coverage={cells} />}
        </Loaded>
        <p>
          <CsvLink name="figures" filter={{ synthetic: synthetic === true ? "true" : "false" }}>
            {texts.download}
          </CsvLink>
        </p>
      </section>
    </>
  );
}
