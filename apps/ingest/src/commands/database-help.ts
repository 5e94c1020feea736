/** What the help of every command that stores says of the place where it does. */
export const DATABASE_HELP = `
Where reports are stored:
  By default in an embedded database in the folder .gongkai (another one: GONGKAI_DATA=FOLDER).
  DATABASE_URL=postgresql://user:password@host:5432/name stores them in that PostgreSQL instead.
  While the server runs on the embedded database, this command works through the server.`;
