import compress from "@fastify/compress";
import type { FastifyInstance } from "fastify";

/** Lets routes answer compressed, by brotli or gzip as a client prefers, where they say so with `compress`. */
export async function compressAnswers(server: FastifyInstance): Promise<void> {
  await server.register(compress, { global: false, encodings: ["br", "gzip"] });
}
