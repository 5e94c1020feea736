import type { Search } from "../../src/index.ts";
import { QUERY_CLASS_IDS, type Query, type QueryClassId } from "../queries/query.ts";
import { type ClassResult, evaluateClass } from "./evaluate.ts";
import { type MeasureId, QUERY_CLASSES } from "./targets.ts";

/** What came of all classes on one engine. */
export interface EngineResult {
  readonly engine: string;
  readonly classes: readonly ClassResult[];
  /** Targets that were missed by more than the slack. */
  readonly missed: readonly MissedTarget[];
}

/** A target that was not reached. */
interface MissedTarget {
  readonly id: QueryClassId;
  readonly measure: MeasureId;
  readonly target: number;
  readonly reached: number;
}

/** What a class of queries must reach on an engine. */
export function targetsOf(
  id: QueryClassId,
  substrings: boolean,
): readonly { readonly measure: MeasureId; readonly target: number }[] {
  return QUERY_CLASSES[id].targets.map((target) => ({
    measure: target.measure,
    target: substrings ? target.substrings : target.words,
  }));
}

/**
 * Asks all queries of one engine. Classes of which none could be drawn are left out.
 *
 * @param options `substrings` is the engine's capability; `slack` by how much a target may be missed, 0.01 a point
 */
export async function evaluateEngine(
  search: Search,
  queries: ReadonlyMap<QueryClassId, readonly Query[]>,
  options: { readonly engine: string; readonly substrings: boolean; readonly slack: number },
): Promise<EngineResult> {
  const classes: ClassResult[] = [];
  const missed: MissedTarget[] = [];
  for (const id of QUERY_CLASS_IDS) {
    const targets = targetsOf(id, options.substrings);
    const drawn = queries.get(id) ?? [];
    const [first] = targets;
    if (drawn.length === 0 || first === undefined) continue;
    const result = await evaluateClass(search, id, drawn, first.measure);
    classes.push(result);
    for (const { measure, target } of targets) {
      const reached = result.measures[measure];
      if (reached < target - options.slack - Number.EPSILON) missed.push({ id, measure, target, reached });
    }
  }
  return { engine: options.engine, classes, missed };
}
