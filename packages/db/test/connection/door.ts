import { Socket } from "node:net";

/** A socket for a client of node-postgres that goes to an owner's door. */
export function doorTo(address: string): Socket {
  const socket = new Socket();
  const connect = socket.connect.bind(socket);
  // The driver asks for a host and a port, which a door has not.
  socket.connect = (() => connect({ path: address })) as typeof socket.connect;
  return socket;
}
