import type { Database } from "@gongkai/db";
import type { SearchEngine } from "@gongkai/search";
import { createLoaders, type Loaders } from "./loaders.ts";

/** What the server runs on. */
export interface Services {
  readonly database: Database;
  readonly engine: SearchEngine;
}

/** What resolvers are given: the services, and loaders that live for one request. */
export interface Context extends Services {
  readonly loaders: Loaders;
}

/** The context of one request. */
export function createContext(services: Services): Context {
  return { ...services, loaders: createLoaders(services.database) };
}
