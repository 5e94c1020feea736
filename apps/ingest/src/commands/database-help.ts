/** What the help of every command that stores says of the place where it does. */
export const DATABASE_HELP = `
Where reports are stored:
  By default in an embedded database in the folder .gongkai (another one: GONGKAI_DATA=FOLDER).
  DATABASE_URL=postgresql://user:password@host:5432/name stores them in that PostgreSQL instead.
  While the server runs on the embedded database, this command works through the server.`;

/** What the help of commands that search or index says of the engines. */
export const SEARCH_HELP = `
What answers searches:
  PostgreSQL, the embedded one included, unless MEILI_URL=http://host:7700 and MEILI_KEY=KEY name a Meilisearch
  server. While that one cannot be used, PostgreSQL answers. GONGKAI_SEARCH_ENGINE=postgres leaves it alone.
  Every database has an index of its own there; MEILI_INDEX=NAME gives it another name.`;
