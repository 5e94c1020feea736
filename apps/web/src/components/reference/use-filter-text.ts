import { useSearchParams } from "wouter";

/** What entries are narrowed down by, as the address says it after `?q=`, and how it is changed. */
export function useFilterText(): readonly [string, (text: string) => void] {
  const [parameters, setParameters] = useSearchParams();
  const change = (text: string) =>
    setParameters(
      (current) => {
        const next = new URLSearchParams(current);
        if (text === "") next.delete("q");
        else next.set("q", text);
        return next;
      },
      { replace: true },
    );
  return [parameters.get("q") ?? "", change];
}

/** Whether texts hold every word of a filter, in any case. */
export function holdsWords(texts: readonly string[], filter: string): boolean {
  const text = texts.join("\n").toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
