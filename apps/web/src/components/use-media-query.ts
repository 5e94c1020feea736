import { useCallback, useSyncExternalStore } from "react";

/** Below this width tables and charts are drawn for a phone, which paper is not. */
export const NARROW = "screen and (max-width: 44rem)";

/** Whether a media query holds at the moment. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
