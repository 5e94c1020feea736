import { formatCount } from "../language/format.ts";
import { useLanguage } from "../language/language.ts";
import { useTexts } from "../language/texts.ts";
import { STATE_TEXTS } from "./state-texts.ts";
import styles from "./states.module.css";

/** Says how much of a list is shown, and fetches the next page; `list` is what `useOperationPages` returns. */
export function LoadMore({
  list,
  shown,
  total,
}: {
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly shown: number;
  readonly total: { readonly value: number; readonly relation: "EXACT" | "AT_LEAST" };
}) {
  const texts = useTexts(STATE_TEXTS);
  const language = useLanguage();
  const say = total.relation === "EXACT" ? texts.shown : texts.shownAtLeast;
  return (
    <div className={styles.more}>
      {list.hasNextPage && (
        <button type="button" onClick={() => list.fetchNextPage()} disabled={list.isFetchingNextPage}>
          {list.isFetchingNextPage ? texts.loadingMore : texts.more}
        </button>
      )}
      <span role="status">{say(formatCount(shown, language), formatCount(total.value, language))}</span>
    </div>
  );
}
