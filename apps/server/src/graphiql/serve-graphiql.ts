import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { sendError } from "../errors/http-errors.ts";
import { EXAMPLES_ADDRESS, PAGE_ADDRESS, PAGE_ELEMENT } from "./addresses.ts";
import { bundlePage, type PageBundle } from "./bundle-page.ts";
import { readExamples } from "./examples.ts";

const STYLE = `
html, body, #${PAGE_ELEMENT} { height: 100%; margin: 0; }
.examples ul { list-style: none; margin: 1rem 0; padding: 0; }
.examples button { background: none; border: 0; border-radius: 4px; color: inherit; cursor: pointer; display: grid;
  font: inherit; gap: 2px; padding: 8px; text-align: left; width: 100%; }
.examples button:hover, .examples button:focus-visible { background: hsla(var(--color-neutral), 0.1); }
`;

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

// Dialogs would keep the page behind them from being scrolled by a style of their own; it is refused, and missed nowhere.
const POLICY = [
  "default-src 'none'",
  "connect-src 'self'",
  "script-src 'self'",
  `style-src 'self' 'sha256-${STYLE_HASH}'`,
  "font-src data:",
  "img-src data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const MEDIA_TYPES: Readonly<Record<string, string>> = { js: "text/javascript", css: "text/css" };

function page({ script, style }: PageBundle): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>gongkai · GraphiQL</title>
<link rel="stylesheet" href="${PAGE_ADDRESS}/${style}">
<style>${STYLE}</style>
<body id="${PAGE_ELEMENT}">
<script type="module" src="${PAGE_ADDRESS}/${script}"></script>
</html>
`;
}

/**
 * Serves at `/graphiql` a page for trying queries, with the examples. It is put together at the first visit, from
 * packages on this machine, and loads nothing from elsewhere.
 */
export function serveGraphiql(server: FastifyInstance): void {
  let bundling: Promise<PageBundle> | undefined;
  const bundle = () => {
    bundling ??= bundlePage().catch((error: unknown) => {
      // What failed once, for want of memory for instance, is tried again at the next visit.
      bundling = undefined;
      throw error;
    });
    return bundling;
  };
  server.get(PAGE_ADDRESS, async (_, reply) =>
    reply
      .type("text/html; charset=utf-8")
      .header("content-security-policy", POLICY)
      .send(page(await bundle())),
  );
  server.get(EXAMPLES_ADDRESS, async (_, reply) =>
    reply.type("application/json; charset=utf-8").send(JSON.stringify(readExamples())),
  );
  server.get<{ Params: { file: string } }>(
    `${PAGE_ADDRESS}/:file`,
    { compress: {} },
    async ({ params: { file } }, reply) => {
      const content = (await bundle()).files.get(file);
      if (content === undefined) {
        await sendError(reply, "NOT_FOUND");
        return reply;
      }
      const type = MEDIA_TYPES[file.slice(file.lastIndexOf(".") + 1)] ?? "application/octet-stream";
      return reply
        .type(`${type}; charset=utf-8`)
        .header("cache-control", "public, max-age=31536000, immutable")
        .send(content);
    },
  );
}
