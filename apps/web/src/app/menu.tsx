import { type RefObject, useEffect, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { type Language, useLanguage } from "../language/language.ts";
import { useTexts } from "../language/texts.ts";
import { APP_TEXTS } from "./app-texts.ts";
import styles from "./header.module.css";
import { ROUTES } from "./routes.ts";

/** How wide an edge fades, in pixels; see `header.module.css`. An entry under it is as good as out of sight. */
const FADE = 40;

/** Where a list that scrolls sideways goes on out of sight: "before", "after", both or neither, as CSS asks for it. */
function moreOf({ scrollLeft, scrollWidth, clientWidth }: HTMLElement): string {
  // Positions are fractions of pixels on some screens.
  const isLess = scrollLeft > 1;
  const isMore = scrollLeft + clientWidth < scrollWidth - 1;
  return [isLess ? "before" : "", isMore ? "after" : ""].filter(Boolean).join(" ");
}

/**
 * Brings the entry of the page into sight, and says on which sides there is more. The list alone is scrolled: `scrollIntoView`
 * would move the page as well.
 */
function useEntryInSight(
  path: string,
  language: Language,
): readonly [RefObject<HTMLUListElement | null>, string] {
  const list = useRef<HTMLUListElement>(null);
  const [more, setMore] = useState("");
  // The entry is another when the path changes, and as wide as another when the language does.
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const reveal = () => {
      const entry = element.querySelector("[aria-current]")?.getBoundingClientRect();
      const frame = element.getBoundingClientRect();
      // In the middle, so that both neighbours show that there are more.
      if (entry !== undefined && (entry.left < frame.left + FADE || entry.right > frame.right - FADE)) {
        element.scrollLeft += (entry.left + entry.right - frame.left - frame.right) / 2;
      }
      setMore(moreOf(element));
    };
    const update = () => setMore(moreOf(element));
    const observer = new ResizeObserver(reveal);
    observer.observe(element);
    reveal();
    element.addEventListener("scroll", update, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", update);
    };
  }, [path, language]);
  return [list, more];
}

/** The pages that can be gone to from everywhere; on a phone they are scrolled through sideways. */
export function Menu() {
  const texts = useTexts(APP_TEXTS);
  const language = useLanguage();
  const [path] = useLocation();
  const [list, more] = useEntryInSight(path, language);
  return (
    <nav className={styles.menu} aria-label={texts.menu}>
      <ul ref={list} data-more={more}>
        {ROUTES.map(({ path: target, menu }) =>
          menu === null ? null : (
            <li key={target}>
              <Link href={target} aria-current={path === target ? "page" : undefined}>
                {menu[language]}
              </Link>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}
