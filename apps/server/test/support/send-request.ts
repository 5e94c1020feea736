import { type IncomingHttpHeaders, request as openRequest } from "node:http";

/** A request as it is sent, to `/graphql` by POST as JSON unless it says otherwise. */
export interface RequestToSend {
  readonly method?: string;
  /** With its query. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What came back. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends a request on a connection of its own. A server may answer, and leave, before all of it is sent. */
export async function sendRequest(
  url: string,
  {
    method = "POST",
    path = "/graphql",
    headers = { "content-type": "application/json" },
    body,
  }: RequestToSend,
): Promise<ReceivedAnswer> {
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    const request = openRequest(new URL(path, url), { method, headers, agent: false }, (response) => {
      let text = "";
      isAnswered = true;
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("error", reject);
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    // After the answer has begun, what goes wrong with the rest of the request says nothing.
    request.on("error", (error) => {
      if (!isAnswered) reject(error);
    });
    request.end(body);
  });
}
