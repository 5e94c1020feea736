import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { noteServer } from "../../data/connection.ts";
import { RequestFailure, SERVER_AWAY } from "../../data/request-failure.ts";
import { defineTexts, useTexts } from "../../language/texts.ts";
import { Loaded } from "../loaded.tsx";
import type { SourceSpan } from "./source-cell.tsx";
import styles from "./source-dialog.module.css";
import { isMarkup, visibleText } from "./visible-text.ts";

/** How much of the text around a place is shown, in characters. */
const CONTEXT = 400;
/** The same where much of it is markup. */
const MARKUP_CONTEXT = 4_000;

const TEXTS = defineTexts({
  zh: { close: "关闭", whole: "打开全文", nothing: "此处原文没有印任何内容" },
  en: { close: "Close", whole: "Open the whole text", nothing: "Nothing is printed here" },
});

async function fetchSource(reportId: string, signal: AbortSignal): Promise<string> {
  let response: Response;
  try {
    response = await fetch(`/reports/${reportId}/source`, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    noteServer(false);
    throw new RequestFailure(SERVER_AWAY, "The server does not answer.", null, { cause: error });
  }
  noteServer(true);
  if (response.ok) return response.text();
  const body = await response.json().catch(() => null);
  const { code = "INTERNAL", requestId = null } = body?.errors?.[0]?.extensions ?? {};
  throw new RequestFailure(code, `The source of report ${reportId} was refused.`, requestId);
}

/** The decoded text that a report was read from, into which its spans point. */
function useSource(reportId: string): UseQueryResult<string, RequestFailure> {
  return useQuery<string, RequestFailure>({
    queryKey: ["source", reportId],
    queryFn: ({ signal }) => fetchSource(reportId, signal),
  });
}

function Excerpt({ text, span }: { readonly text: string; readonly span: SourceSpan }) {
  const texts = useTexts(TEXTS);
  const marked = useRef<HTMLElement>(null);
  useEffect(() => {
    const mark = marked.current;
    const frame = mark?.parentElement;
    // Of the text alone: the dialog stays where it is.
    if (mark && frame) frame.scrollTop = mark.offsetTop - frame.clientHeight / 2;
  }, []);
  const inMarkup = isMarkup(text);
  const context = inMarkup ? MARKUP_CONTEXT : CONTEXT;
  const start = Math.max(0, span.start - context);
  const end = Math.min(text.length, span.end + context);
  const show = (from: number, to: number) =>
    inMarkup ? visibleText(text.slice(from, to)) : text.slice(from, to);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <pre className={styles.text} lang="zh-CN" tabIndex={0}>
      {start > 0 && "…"}
      {show(start, span.start)}
      <mark ref={marked}>
        {span.start === span.end ? <i>〔{texts.nothing}〕</i> : show(span.start, span.end)}
      </mark>
      {show(span.end, end)}
      {end < text.length && "…"}
    </pre>
  );
}

/** Shows a place of a report's source, marked, with the text around it. It is open as long as it is drawn. */
export function SourceDialog({
  reportId,
  span,
  title,
  children,
  below,
  onClose,
}: {
  readonly reportId: string;
  readonly span: SourceSpan;
  /** What stands there, such as the labels of row and column. */
  readonly title: string;
  /** What is to be said of the place besides, above its text. */
  readonly children?: ReactNode;
  /** The same below its text. */
  readonly below?: ReactNode;
  readonly onClose: () => void;
}) {
  const texts = useTexts(TEXTS);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const source = useSource(reportId);
  // Drawn twice, as React does to try effects, it would be shown twice.
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={heading} onClose={onClose}>
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {texts.close}
        </button>
      </header>
      {children}
      <Loaded query={source}>{(text) => <Excerpt key={span.start} text={text} span={span} />}</Loaded>
      {below}
      <p>
        <a href={`/reports/${reportId}/source`} target="_blank" rel="noreferrer">
          {texts.whole}
        </a>
      </p>
    </dialog>
  );
}
