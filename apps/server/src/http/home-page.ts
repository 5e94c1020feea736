import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply } from "fastify";

/** A query that shows something on any database; also what the start-up message proposes. */
export const EXAMPLE_QUERY = `{
  reports(first: 3) {
    totalCount { value }
    nodes { title year agency { name } requests { received { total } } }
  }
}`;

const SCRIPT = `
const form = document.querySelector("form");
const answer = document.querySelector("output");
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: form.elements.query.value }),
  });
  answer.textContent = JSON.stringify(await response.json(), null, 2);
});
`;

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 46rem; padding: 0 1rem; }
textarea { box-sizing: border-box; font: 14px/1.4 monospace; width: 100%; }
output { display: block; font: 14px/1.4 monospace; overflow-x: auto; white-space: pre; }
`;

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>gongkai</title>
<style>${STYLE}</style>
<h1>gongkai</h1>
<p>This server answers questions about the yearly disclosure reports of Chinese government bodies: which agencies
published them, what their tables count, what their narratives say, and what does not add up.</p>
<p lang="zh-CN">本服务回答有关政府信息公开工作年度报告的查询：哪些机关发布了报告，各表的数字，各部分的文字，以及哪些数字互相矛盾。</p>
<p>It speaks GraphQL at <a href="/graphql">/graphql</a>. Send a POST request, or try a query here.
<span lang="zh-CN">接口为 GraphQL，可在下方试用：</span></p>
<form>
<textarea name="query" rows="8" spellcheck="false" aria-label="Query · 查询">${EXAMPLE_QUERY}</textarea>
<p><button>Run · 运行</button></p>
</form>
<output></output>
<script>${SCRIPT}</script>
</html>
`;

function hashSource(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}

const POLICY = [
  "default-src 'none'",
  "connect-src 'self'",
  `script-src ${hashSource(SCRIPT)}`,
  `style-src ${hashSource(STYLE)}`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Answers with the page that says what this server is. It loads nothing from elsewhere. */
export async function sendHomePage(reply: FastifyReply): Promise<FastifyReply> {
  return reply.type("text/html; charset=utf-8").header("content-security-policy", POLICY).send(PAGE);
}

/** Serves the page at the root. */
export function serveHomePage(server: FastifyInstance): void {
  server.get("/", (_, reply) => sendHomePage(reply));
}
