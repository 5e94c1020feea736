/** Lets this process import the TypeScript sources as they are; nothing needs building to develop. */
export async function registerTypeScript() {
  const { register } = await import("tsx/esm/api");
  register();
}
