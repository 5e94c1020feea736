import { type ComponentType, useEffect, useState } from "react";

/** A part of the pages whose code is fetched when it is first drawn. */
export interface LatePart<Properties> {
  /** Draws the part, or what stands for it until its code is there. Throws when that cannot be fetched. */
  readonly Part: ComponentType<Properties>;
  /** Begins to fetch the code before anything is drawn; the part is then there sooner. */
  readonly begin: () => void;
}

/**
 * Makes a part of code that is fetched by `load`, with `Waiting` in its place meanwhile. React's own `lazy` would show that
 * for 0.3 seconds even where the code comes in a few milliseconds.
 */
export function createLatePart<Properties extends object>(
  load: () => Promise<ComponentType<Properties>>,
  Waiting: ComponentType,
): LatePart<Properties> {
  let fetched: ComponentType<Properties> | null = null;
  const fetchCode = async () => {
    fetched = await load();
    return fetched;
  };
  function Part(properties: Properties) {
    const [Fetched, setFetched] = useState(() => fetched);
    const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
    useEffect(() => {
      if (Fetched !== null) return;
      let isGone = false;
      fetchCode().then(
        (component) => isGone || setFetched(() => component),
        (error: unknown) => isGone || setFailure({ error }),
      );
      return () => {
        isGone = true;
      };
    }, [Fetched]);
    // The boundary around the page tells of it.
    if (failure !== null) throw failure.error;
    return Fetched === null ? <Waiting /> : <Fetched {...properties} />;
  }
  // What fails here fails again, and is told, when the part is drawn.
  return { Part, begin: () => void fetchCode().catch(() => {}) };
}
