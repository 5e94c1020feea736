import type { Database } from "@gongkai/db";
import type { Search } from "@gongkai/search";
import type { Editor } from "./editors.ts";
import type { Intake } from "./intake/intake.ts";
import { createLoaders, type Loaders } from "./loaders.ts";
import type { Operation } from "./operation.ts";
import type { Account } from "./rate-limit/account.ts";

/** What the server runs on. */
export interface Services {
  readonly database: Database;
  readonly search: Search;
}

/** Puts a question to the services, unless the operation was cut short; see `ask` of `Operation`. */
export type Ask = <Answer>(question: (services: Services) => Promise<Answer>) => Promise<Answer>;

/** What resolvers are given. They reach the services through `ask` and the loaders only. */
export interface Context {
  readonly signal: AbortSignal;
  readonly ask: Ask;
  /** They live for one request. */
  readonly loaders: Loaders;
  /** What stands for who asks: an editor, or an address. */
  readonly client: string;
  /** Who asks, where it is somebody who may change things. */
  readonly editor: Editor | null;
  /** What the operation takes out of what its client may use. */
  readonly account: Account;
  /** Reads documents that clients send. */
  readonly intake: Intake;
  /** The kind of the database, and the name of the search engine that answers at the moment. */
  readonly kinds: { readonly database: Database["kind"]; readonly engine: string };
}

/** The context of one operation of somebody. */
export function createContext(
  services: Services,
  { signal, ask: askWithin }: Operation,
  { client, editor, account, intake }: Pick<Context, "client" | "editor" | "account" | "intake">,
): Context {
  const ask: Ask = (question) => askWithin(() => question(services));
  return {
    signal,
    ask,
    loaders: createLoaders(ask),
    client,
    editor,
    account,
    intake,
    kinds: { database: services.database.kind, engine: services.search.engineInUse() },
  };
}
