import { useSyncExternalStore } from "react";

/** Something that a visitor chooses once and finds again: the language, the colours. */
export interface Choice<Value extends string> {
  /** What is chosen now, for a component, which is drawn again when that changes. */
  readonly use: () => Value;
  /** Chooses and remembers. */
  readonly choose: (value: Value) => void;
}

/** What a choice is made of. */
export interface ChoiceOptions<Value extends string> {
  /** The key in the browser's storage, and the parameter of the address that chooses too. */
  readonly name: string;
  /** Every value; the first one is chosen until a visitor says otherwise. */
  readonly values: readonly [Value, ...Value[]];
  /** Called with the value at the start and at every change. */
  readonly apply: (value: Value) => void;
}

function readStored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    // Storage that the browser forbids only means that the choice is forgotten.
    return null;
  }
}

function store(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // See readStored.
  }
}

/** Takes out of the address what would choose otherwise when the page is loaded again. */
function forgetAddress(name: string): void {
  const address = new URL(location.href);
  if (!address.searchParams.has(name)) return;
  address.searchParams.delete(name);
  history.replaceState(history.state, "", address);
}

/** Makes a choice: what the address says, else what was chosen before, else the first value. */
export function createChoice<Value extends string>({
  name,
  values,
  apply,
}: ChoiceOptions<Value>): Choice<Value> {
  const listeners = new Set<() => void>();
  const find = (text: string | null) => values.find((value) => value === text);
  const inAddress = find(new URLSearchParams(location.search).get(name));
  if (inAddress !== undefined) store(name, inAddress);
  let chosen = inAddress ?? find(readStored(name)) ?? values[0];
  apply(chosen);
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    use: () => useSyncExternalStore(subscribe, () => chosen),
    choose(value) {
      chosen = value;
      store(name, value);
      forgetAddress(name);
      apply(value);
      for (const listener of listeners) listener();
    },
  };
}
