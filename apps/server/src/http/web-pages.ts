import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendError } from "../errors/http-errors.ts";

/** A file of the built web app, as it is and as its build compressed it. */
interface WebFile {
  readonly mediaType: string;
  readonly content: Buffer;
  readonly brotli: Buffer | null;
  readonly gzip: Buffer | null;
  /** For what may have changed when a browser asks again. */
  readonly tag: string;
}

/** The built web app: its files by their paths below the root, such as `assets/index-1a2b.js`. */
export type WebPages = ReadonlyMap<string, WebFile>;

/** The page that draws every address of the app. */
const INDEX = "index.html";

/** Names of files in this folder hold a hash of their contents. */
const HASHED = /^assets\//;

/** What a build may hold. Other files, the compressed ones among them, are not served by themselves. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".bcmap": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Everything comes from here, scripts and styles from files. Workers and downloads may be made on the spot. */
const POLICY = [
  "default-src 'none'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self' blob:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

function readOptional(path: string): Buffer | null {
  return existsSync(path) ? readFileSync(path) : null;
}

/** Reads the built web app from its folder; null where it has not been built. It stays in memory: a few megabytes. */
export function readWebPages(folder: string): WebPages | null {
  if (!existsSync(join(folder, INDEX))) return null;
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) =>
    path.replaceAll("\\", "/"),
  );
  return new Map(
    paths.flatMap((path) => {
      const mediaType = MEDIA_TYPES[extname(path)];
      if (mediaType === undefined) return [];
      const content = readFileSync(join(folder, path));
      const file: WebFile = {
        mediaType,
        content,
        brotli: readOptional(join(folder, `${path}.br`)),
        gzip: readOptional(join(folder, `${path}.gz`)),
        tag: `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`,
      };
      return [[path, file] as const];
    }),
  );
}

/** Whether a client takes an encoding; one that it gives the weight 0 it does not. */
function takes({ headers }: FastifyRequest, encoding: string): boolean {
  const accepted = String(headers["accept-encoding"] ?? "").split(",");
  return accepted.some((each) => {
    const [name = "", weight = ""] = each.split(";");
    return name.trim().toLowerCase() === encoding && !/^\s*q=0(?:\.0*)?\s*$/.test(weight);
  });
}

function encodingFor(request: FastifyRequest, file: WebFile): readonly [string, Buffer] | null {
  if (file.brotli !== null && takes(request, "br")) return ["br", file.brotli];
  return file.gzip !== null && takes(request, "gzip") ? ["gzip", file.gzip] : null;
}

function sendFile(request: FastifyRequest, reply: FastifyReply, path: string, file: WebFile): FastifyReply {
  reply
    .header("cache-control", HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache")
    .header("etag", file.tag)
    .header("vary", "accept-encoding");
  if (path === INDEX) {
    reply
      .header("content-security-policy", POLICY)
      .header("cross-origin-opener-policy", "same-origin")
      .header("referrer-policy", "same-origin");
  }
  if (request.headers["if-none-match"] === file.tag) return reply.status(304).send();
  const [encoding, body] = encodingFor(request, file) ?? [null, file.content];
  if (encoding !== null) reply.header("content-encoding", encoding);
  return reply.type(file.mediaType).send(body);
}

/**
 * Serves the web app: its files, and its page to browsers at every address that nothing else has, because the app itself
 * knows its addresses. Programs are told there that there is nothing.
 */
export function serveWebPages(server: FastifyInstance, pages: WebPages): void {
  server.get("/*", async (request, reply) => {
    const path = request.url.replace(/^\/|\?.*$/g, "");
    const file = pages.get(path);
    if (file !== undefined) return sendFile(request, reply, path, file);
    const index = pages.get(INDEX);
    const isVisit = (request.headers.accept ?? "").includes("text/html");
    if (index === undefined || !(isVisit || path === "")) return sendError(reply, "NOT_FOUND");
    return sendFile(request, reply, INDEX, index);
  });
}
