/** An operation as it is sent. The type parameters are those of its data and its variables. */
export interface Operation<Data, Variables> {
  readonly text: string;
  /** Never there; ties the types to the constant. */
  readonly types?: (variables: Variables) => Data;
}
