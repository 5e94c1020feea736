import { buildSchema, findBreakingChanges, findDangerousChanges } from "graphql";

/** A break of the contract that is wanted. */
export interface AcceptedBreak {
  /** The break, in the words in which the check tells it. */
  readonly break: string;
  /** Why clients have to bear it, and what they do instead. */
  readonly reason: string;
}

/** How a schema differs from the contract, as far as clients feel it. Every change is a line of text. */
export interface ContractComparison {
  /** What breaks queries that were valid, and is not accepted. */
  readonly breaking: readonly string[];
  /** What may change the behaviour of clients, such as another value of an enumeration. */
  readonly dangerous: readonly string[];
  /** What is accepted and does not happen. */
  readonly stale: readonly string[];
}

/** Lays a schema beside the contract that it must keep; both in the definition language. */
export function compareContracts(
  contract: string,
  schema: string,
  accepted: readonly AcceptedBreak[],
): ContractComparison {
  const [before, after] = [buildSchema(contract), buildSchema(schema)];
  const describe = ({ type, description }: { readonly type: string; readonly description: string }) =>
    `${type}: ${description}`;
  const breaks = findBreakingChanges(before, after).map(describe);
  const borne = new Set(accepted.map((each) => each.break));
  return {
    breaking: breaks.filter((each) => !borne.has(each)),
    dangerous: findDangerousChanges(before, after).map(describe),
    stale: [...borne].filter((each) => !breaks.includes(each)),
  };
}
