import { useEffect } from "react";

/** Shows the entry that the address names behind its `#`, once the page is drawn; the browser looked for it before. */
export function useEntryInAddress(): void {
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id === "") return;
    // A page that is opened begins at its top; this comes after that.
    const frame = requestAnimationFrame(() => {
      const entry = document.getElementById(id);
      entry?.scrollIntoView();
      entry?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
}
