import { QueryClientProvider } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef } from "react";
import { Route, Switch, useLocation } from "wouter";
import { QUERY_CLIENT } from "../data/query-client.ts";
import { useTexts } from "../language/texts.ts";
import styles from "./app.module.css";
import { APP_TEXTS } from "./app-texts.ts";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { NoSuchPage } from "./no-such-page.tsx";
import { PageBoundary } from "./page-boundary.tsx";
import { ROUTES } from "./routes.ts";
import { SampleNotice } from "./sample-notice.tsx";
import { ServerAwayBanner } from "./server-away-banner.tsx";

/** Begins each new page at its top, and tells screen readers so. */
function useNewPage(): RefObject<HTMLElement | null> {
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}

function Frame() {
  const texts = useTexts(APP_TEXTS);
  const main = useNewPage();
  const [path] = useLocation();
  return (
    <>
      <a className={styles.skip} href="#main">
        {texts.skip}
      </a>
      <Header />
      <ServerAwayBanner />
      <main id="main" className={styles.main} tabIndex={-1} ref={main}>
        <PageBoundary key={path}>
          <Switch>
            {ROUTES.map(({ path: pattern, Page }) => (
              <Route key={pattern} path={pattern}>
                {(parameters) => <Page {...parameters} />}
              </Route>
            ))}
            <Route>
              <NoSuchPage />
            </Route>
          </Switch>
        </PageBoundary>
      </main>
      <Footer />
      <SampleNotice />
    </>
  );
}

/** The explorer: its frame and the page at the address. */
export function App() {
  return (
    <QueryClientProvider client={QUERY_CLIENT}>
      <Frame />
    </QueryClientProvider>
  );
}
