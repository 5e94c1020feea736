import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { noteServer, useServerAway } from "../data/connection.ts";
import { useTexts } from "../language/texts.ts";
import styles from "./app.module.css";
import { APP_TEXTS } from "./app-texts.ts";

const ASK_AGAIN_MILLISECONDS = 3_000;

/** Says that the server does not answer, asks until it does, and then has everything fetched that failed. */
export function ServerAwayBanner() {
  const texts = useTexts(APP_TEXTS);
  const isAway = useServerAway();
  const client = useQueryClient();
  useEffect(() => {
    if (!isAway) return;
    const timer = setInterval(async () => {
      const isBack = await fetch("/health").then(
        ({ ok }) => ok,
        () => false,
      );
      if (!isBack) return;
      noteServer(true);
      void client.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
    }, ASK_AGAIN_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isAway, client]);
  return (
    <div role="status">
      {isAway && (
        <div className={`${styles.notice} ${styles.away}`}>
          <p>
            <b>{texts.away}</b> {texts.awayHint}
          </p>
        </div>
      )}
    </div>
  );
}
