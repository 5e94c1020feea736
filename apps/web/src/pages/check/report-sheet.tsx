import { useLayoutEffect, useRef } from "react";
import { LANGUAGE_TAGS, useLanguage } from "../../language/language.ts";
import styles from "./check.module.css";

/** The style and the body of the page that a check writes; what files say in it is escaped. */
function partsOf(page: string): { readonly style: string; readonly body: string } {
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
  const body = /<body>([\s\S]*)<\/body>/.exec(page)?.[1] ?? "";
  return { style, body };
}

/** Follows a link within the sheet, which the browser looks for in the page only. */
function followLink(event: Event, shadow: ShadowRoot): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const target = shadow.getElementById(link?.hash.slice(1) ?? "");
  if (target === null) return;
  event.preventDefault();
  target.tabIndex = -1;
  target.focus();
  target.scrollIntoView({ block: "start" });
}

/**
 * The page that a check writes, as it is saved and printed. It has a style of its own, which the pages do not touch, and
 * which is given as an object because the policy of the server refuses styles in markup.
 */
export function ReportSheet({ page }: { readonly page: string }) {
  const host = useRef<HTMLDivElement>(null);
  const language = useLanguage();
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    const { style, body } = partsOf(page);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    shadow.adoptedStyleSheets = [sheet];
    // The style speaks of the body.
    const content = document.createElement("body");
    // In a page of its own the margins of what is in it would stay within.
    content.style.display = "flow-root";
    content.innerHTML = body;
    shadow.replaceChildren(content);
    const follow = (event: Event) => followLink(event, shadow);
    shadow.addEventListener("click", follow);
    return () => shadow.removeEventListener("click", follow);
  }, [page]);
  return <div ref={host} className={styles.sheet} lang={LANGUAGE_TAGS[language]} />;
}
