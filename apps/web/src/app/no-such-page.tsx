import { Link } from "wouter";
import { NothingFound } from "../components/nothing-found.tsx";
import { PageHeading } from "../components/page-heading.tsx";
import { useTexts } from "../language/texts.ts";
import { APP_TEXTS } from "./app-texts.ts";
import { PATHS } from "./paths.ts";

/** The page at every address that has none. */
export function NoSuchPage() {
  const texts = useTexts(APP_TEXTS);
  return (
    <>
      <PageHeading title={texts.notFound} />
      <NothingFound title={texts.notFoundHint}>
        <Link href={PATHS.home()}>{texts.toHome}</Link>
      </NothingFound>
    </>
  );
}
