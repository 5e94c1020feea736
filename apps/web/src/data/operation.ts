/**
 * A GraphQL operation as it is sent: by its id where the server knows the operations of its pages, else by its text.
 * The type parameters are those of its data and its variables.
 */
export interface Operation<Data, Variables> {
  readonly name: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly id: string;
  readonly text: string;
  /** Never there; ties the types to the constant. */
  readonly types?: (variables: Variables) => Data;
}
