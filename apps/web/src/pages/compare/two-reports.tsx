import { Link } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { createLatePart } from "../../components/late-part.tsx";
import { Loaded } from "../../components/loaded.tsx";
import { NothingFound } from "../../components/nothing-found.tsx";
import { PageHeading } from "../../components/page-heading.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { useOperation } from "../../data/use-operation.ts";
import { useTexts } from "../../language/texts.ts";
import { COMPARE_TWO, type CompareTwoQuery } from "./compare.generated.ts";
import styles from "./compare.module.css";
import type { CompareState } from "./compare-state.ts";
import { COMPARE_TEXTS } from "./compare-texts.ts";
import { ComparedFacts } from "./compared-facts.tsx";
import { namesOf, sideOf } from "./compared-side.ts";
import { ComparedTables } from "./compared-tables.tsx";

/** Finding reused passages needs the tables of Chinese script, which are large, and what is above is read first. */
const { Part: ComparedNarratives } = createLatePart(
  async () => (await import("./compared-narratives.tsx")).ComparedNarratives,
  () => <Skeleton height="40rem" />,
);

function Unknown() {
  const texts = useTexts(COMPARE_TEXTS);
  return (
    <>
      <PageHeading title={texts.title} />
      <NothingFound title={texts.unknown}>
        <p>{texts.unknownHint}</p>
      </NothingFound>
    </>
  );
}

function Comparison({
  data,
  show,
  onShow,
}: {
  readonly data: CompareTwoQuery;
  readonly show: CompareState["show"];
  readonly onShow: (show: CompareState["show"]) => void;
}) {
  const texts = useTexts(COMPARE_TEXTS);
  const facts = data.compareReports?.facts ?? [];
  const [before, after] = [sideOf(data.before, "before", facts), sideOf(data.after, "after", facts)];
  if (data.compareReports === null || before === null || after === null) return <Unknown />;
  const names = namesOf(before, after, texts);
  const isOneAgency = before.agency !== null && before.agency === after.agency;
  const title = `${isOneAgency ? `${before.agency} ` : ""}${texts.titleOf(...names)}`;
  const { cells, sections } = data.compareReports;
  const sides = { before, after, names };
  return (
    <>
      <PageHeading title={title} isSynthetic={before.isSynthetic || after.isSynthetic}>
        <p className="screen-only">
          {[before, after].map((side, at) =>
            side.storedAt === null ? (
              <Link key={side.id} className={styles.reportLink} href={PATHS.report(side.id)}>
                {texts.report} · {names[at]}
              </Link>
            ) : null,
          )}
        </p>
      </PageHeading>
      <ComparedFacts facts={facts} names={names} />
      <ComparedTables places={cells} {...sides} show={show} onShow={onShow} />
      <ComparedNarratives sections={sections} {...sides} />
    </>
  );
}

/** Two reports side by side: what they say of themselves, their tables with what changed, their narratives. */
export function TwoReports({
  before,
  after,
  show,
  onShow,
}: {
  readonly before: string;
  readonly after: string;
  readonly show: CompareState["show"];
  readonly onShow: (show: CompareState["show"]) => void;
}) {
  const query = useOperation(COMPARE_TWO, { before, after });
  // An id that can name no report is refused, and there is nothing to try again.
  if (query.error?.code === "BAD_USER_INPUT") return <Unknown />;
  return (
    <Loaded query={query} skeleton={<Skeleton height="80rem" />}>
      {(data) => <Comparison data={data} show={show} onShow={onShow} />}
    </Loaded>
  );
}
