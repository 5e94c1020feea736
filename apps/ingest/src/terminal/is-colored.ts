/** Whether a stream is a terminal whose user has not turned colours off. */
export function isColored({ isTTY }: { readonly isTTY?: boolean }): boolean {
  return isTTY === true && (process.env.NO_COLOR ?? "") === "";
}
