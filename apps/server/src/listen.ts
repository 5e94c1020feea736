import { GongkaiError } from "@gongkai/schema";
import type { FastifyInstance } from "fastify";
import { DEFAULT_PORT, type Settings } from "./settings.ts";

/** Where a server listens. */
export interface Listening {
  readonly url: string;
  /** Whether the usual port was taken, so that another one had to do. */
  readonly isElsewhere: boolean;
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

/**
 * Starts to listen on the port that was named, or else on 4000 or a free one.
 *
 * @throws GongkaiError PORT_IN_USE when the port that was named is taken
 */
export async function listen(
  server: FastifyInstance,
  { host, port }: Pick<Settings, "host" | "port">,
): Promise<Listening> {
  try {
    return { url: await server.listen({ host, port: port ?? DEFAULT_PORT }), isElsewhere: false };
  } catch (cause) {
    if (!isTaken(cause)) throw cause;
    if (port === null) return { url: await server.listen({ host, port: 0 }), isElsewhere: true };
    throw new GongkaiError(
      "PORT_IN_USE",
      `Port ${port} is taken by another program. Stop that one, or name another port, such as PORT=${port === 65_535 ? port - 1 : port + 1}.`,
      { cause },
    );
  }
}
