import { useState } from "react";
import { defineTexts, useTexts } from "../language/texts.ts";

const TEXTS = defineTexts({
  zh: { copy: "复制链接", copied: "已复制" },
  en: { copy: "Copy link", copied: "Copied" },
});

/** A button that copies the address of the page as it stands. */
export function CopyLink() {
  const texts = useTexts(TEXTS);
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <button
      type="button"
      className="screen-only"
      onClick={() => navigator.clipboard.writeText(location.href).then(() => setCopied(location.href))}
    >
      {copied === location.href ? texts.copied : texts.copy}
    </button>
  );
}
