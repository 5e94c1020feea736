import type { Severity } from "../data/schema-types.generated.ts";
import { defineTexts, useTexts } from "../language/texts.ts";

const SIGNS: Readonly<Record<Severity, string>> = { ERROR: "✕", WARNING: "!", INFORMATION: "i" };

const TEXTS = defineTexts({
  zh: { ERROR: "有错误", WARNING: "有警告", INFORMATION: "有提示" },
  en: { ERROR: "has an error", WARNING: "has a doubt", INFORMATION: "has a remark" },
});

/** The sign of how much a failed rule weighs, beside what it is about; screen readers hear it in words. */
export function SeveritySign({ severity }: { readonly severity: Severity }) {
  const texts = useTexts(TEXTS);
  return (
    <>
      <span aria-hidden="true">{SIGNS[severity]}</span>
      <span className="visually-hidden">{texts[severity]} </span>
    </>
  );
}
