/** How many requests this page or worker has sent, as the browser itself counts them. */
export function countRequests(): number {
  return performance.getEntriesByType("resource").length;
}
