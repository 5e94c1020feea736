import { MAX_PAGE_SIZE } from "../connections/page-arguments.ts";
import { ENTITY_TYPES } from "./entity-keys.ts";

/** What a gateway of Apollo Federation asks of a graph that it composes with others. */
export const FEDERATION_SDL = `
extend type Query {
  """
  For gateways of Apollo Federation: things by their keys, in the order of the representations; null where there is no such thing.
  """
  _entities("At most ${MAX_PAGE_SIZE}." representations: [_Any!]!): [_Entity]!
  "For gateways of Apollo Federation: this graph as they compose it with others."
  _service: _Service!
}

"What gateways name a thing by: an object of its \`__typename\` and the fields of one of its keys."
scalar _Any

"What other graphs may refer to."
union _Entity = ${ENTITY_TYPES.join(" | ")}

"This graph as gateways compose it with others."
type _Service {
  "The schema in the definition language of Apollo Federation 2, without what is for gateways alone."
  sdl: String!
}
`;
