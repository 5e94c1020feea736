import { recordOf } from "../record-of.ts";

/** What the fields of an answer count for, by the names that they have in it. */
export type AnswerPlan = Map<string, { readonly weight: number; readonly below: AnswerPlan }>;

/** Writes a field down, together with others of its name, and gives the plan of what is below it. */
export function planField(plan: AnswerPlan, name: string, weight: number): AnswerPlan {
  const known = plan.get(name);
  const below: AnswerPlan = known?.below ?? new Map();
  plan.set(name, { weight: Math.max(weight, known?.weight ?? 0), below });
  return below;
}

function valuesOf(value: unknown, weight: number, below: AnswerPlan): number {
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, item) => sum + valuesOf(item, weight, below), 0);
  }
  return below.size === 0 ? weight : weight + answerValues(value, below);
}

/** How many values an answer holds, counted as those that were asked for: lists by what is in them. */
export function answerValues(data: unknown, plan: AnswerPlan): number {
  const fields = recordOf(data);
  let values = 0;
  for (const [name, { weight, below }] of plan) {
    // Fields of other types, and those that were skipped, are not there.
    if (fields[name] !== undefined) values += valuesOf(fields[name], weight, below);
  }
  return values;
}
