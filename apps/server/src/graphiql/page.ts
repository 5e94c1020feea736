/** What runs in the browser at `/graphiql`: GraphiQL, and the example queries in a panel at its side. */
import { type GraphiQLPlugin, useEditorContext } from "@graphiql/react";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createElement, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { EXAMPLES_ADDRESS, PAGE_ELEMENT } from "./addresses.ts";
import type { Example } from "./examples.ts";

/** What of a browser is used here; this program is checked as one that has none. */
declare const document: {
  getElementById(id: string): Element | null;
  querySelector(selector: string): { click(): void } | null;
};

const PANEL_TITLE = "Examples · 示例";

/** The picture on the button that opens the panel. GraphiQL begins with every panel closed, so it presses it once. */
function ExampleIcon() {
  useEffect(() => document.querySelector(`[aria-label="Show ${PANEL_TITLE}"]`)?.click(), []);
  return createElement(
    "svg",
    { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", strokeWidth: 1.5 },
    createElement("path", { d: "M5 3h14v18H5zM8 8h8M8 12h8M8 16h5" }),
  );
}

/** The panel: what each example shows, in both languages. A click puts it into the editors. */
function ExampleList({ examples }: { readonly examples: readonly Example[] }) {
  const { queryEditor, variableEditor } = useEditorContext({ nonNull: true });
  function open({ query, variables }: Example): void {
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
  }
  const items = examples.map((example) =>
    createElement(
      "li",
      { key: example.name },
      createElement(
        "button",
        { type: "button", onClick: () => open(example) },
        createElement("strong", null, example.name),
        createElement("span", { lang: "zh-CN" }, example.title.zh),
        createElement("span", { lang: "en" }, example.title.en),
      ),
    ),
  );
  return createElement(
    "section",
    { className: "examples", "aria-label": PANEL_TITLE },
    createElement("div", { className: "graphiql-doc-explorer-title" }, PANEL_TITLE),
    createElement("ul", null, ...items),
  );
}

async function showPage(element: Element): Promise<void> {
  const response = await fetch(EXAMPLES_ADDRESS);
  // The server that serves this page serves them, in this shape.
  const examples = (await response.json()) as readonly Example[];
  const panel: GraphiQLPlugin = {
    title: PANEL_TITLE,
    icon: ExampleIcon,
    content: () => createElement(ExampleList, { examples }),
  };
  createRoot(element).render(
    createElement(GraphiQL, {
      fetcher: createGraphiQLFetcher({ url: "/graphql" }),
      plugins: [panel],
      defaultTabs: examples.slice(0, 1).map(({ query, variables }) => ({ query, variables })),
    }),
  );
}

const element = document.getElementById(PAGE_ELEMENT);
if (element !== null) void showPage(element);
