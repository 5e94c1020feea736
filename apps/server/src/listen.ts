import { GongkaiError } from "@gongkai/schema";
import type { FastifyInstance } from "fastify";
import { DEFAULT_PORT, type Settings } from "./settings.ts";

/** Where a server listens. */
export interface Listening {
  readonly url: string;
  /** Whether the usual port was taken, so that another one had to do. */
  readonly isElsewhere: boolean;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** Another port to propose in place of one. */
function portBeside(port: number): number {
  return port === 65_535 ? port - 1 : port + 1;
}

/** What a server was told to listen on. */
interface Wanted {
  readonly host: string;
  readonly port: number;
  /** What the variables begin with that say so. */
  readonly prefix: string;
}

/** Why a server cannot listen, as a sentence or two with what to do; the error itself where it is none of these. */
function explain(cause: unknown, { host, port, prefix }: Wanted): unknown {
  switch (codeOf(cause)) {
    case "EADDRINUSE":
      return new GongkaiError(
        "PORT_IN_USE",
        `Port ${port} is taken by another program. Stop that one, or name another port, such as ${prefix}PORT=${portBeside(port)}.`,
        { cause },
      );
    case "EACCES":
      return new GongkaiError(
        "BAD_USER_INPUT",
        `Port ${port} may not be opened by this user. Name a port above 1023, such as ${prefix}PORT=${DEFAULT_PORT}.`,
        { cause },
      );
    case "EADDRNOTAVAIL":
    case "EINVAL":
      return new GongkaiError(
        "BAD_USER_INPUT",
        `${prefix}HOST is ${host}, which is no address of this machine. Use 127.0.0.1, or 0.0.0.0 to be reached from others.`,
        { cause },
      );
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new GongkaiError(
        "BAD_USER_INPUT",
        `${prefix}HOST is ${host}, a name that leads to no address. Use 127.0.0.1, or 0.0.0.0 to be reached from others.`,
        { cause },
      );
    default:
      return cause;
  }
}

/**
 * Starts to listen on the port that was named, or else on 4000 or a free one.
 *
 * @param prefix what the variables begin with that name host and port, for the errors
 * @throws GongkaiError PORT_IN_USE when the port that was named is taken, BAD_USER_INPUT when the host or port cannot
 *   be listened on
 */
export async function listen(
  server: FastifyInstance,
  { host, port }: Pick<Settings, "host" | "port">,
  prefix = "",
): Promise<Listening> {
  const wanted = port ?? DEFAULT_PORT;
  try {
    return { url: await server.listen({ host, port: wanted }), isElsewhere: false };
  } catch (cause) {
    if (port === null && codeOf(cause) === "EADDRINUSE") {
      return { url: await server.listen({ host, port: 0 }), isElsewhere: true };
    }
    throw explain(cause, { host, port: wanted, prefix });
  }
}
