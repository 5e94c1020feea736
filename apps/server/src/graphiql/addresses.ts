/** Where the page is served. */
export const PAGE_ADDRESS = "/graphiql";

/** Where the page finds the example queries, as JSON. */
export const EXAMPLES_ADDRESS = `${PAGE_ADDRESS}/examples.json`;

/** The id of the element that the page is shown in. */
export const PAGE_ELEMENT = "graphiql";
