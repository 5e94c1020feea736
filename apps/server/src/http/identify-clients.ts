import type { FastifyInstance } from "fastify";
import { type Editor, editorOf } from "../editors.ts";
import { clientOfAddress } from "../rate-limit/client-address.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks, where it is somebody who may change things. */
    editor: Editor | null;
    /** What stands for the client: an editor, or an address. */
    client: string;
  }
}

/** Finds out of every request who sends it. */
export function identifyClients(server: FastifyInstance, editors: readonly Editor[]): void {
  // Filled in by the hook below, before anything looks at them.
  server.decorateRequest("editor", null);
  server.decorateRequest("client");
  server.addHook("onRequest", async (request) => {
    const editor = editorOf(editors, request.headers.authorization);
    request.editor = editor;
    request.client = editor === null ? clientOfAddress(request.ip) : `editor ${editor.name}`;
  });
}
