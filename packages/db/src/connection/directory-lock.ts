import { constants } from "node:fs";
import { type FileHandle, open, rm, stat } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A data directory that belongs to this process, and the door at which other processes may knock. */
export interface DirectoryLock {
  /** Where other processes connect to, as `net.connect({ path })` takes it. */
  readonly address: string;
  /** Closes the door and gives the directory up, at the very last. */
  release(): Promise<void>;
}

type Release = () => Promise<void>;
type OnKnock = (socket: Socket) => void;

/**
 * Tries to make a directory this process's own. Undefined when another process has it.
 *
 * The kernel holds the lock and lets it go when the process ends, however it ends, so there is never a stale
 * one. On Linux it is the name of an abstract Unix socket and on Windows that of a pipe, which only one process
 * can listen on; elsewhere (macOS, the BSDs) it is a file opened with O_EXLOCK. The door is the pipe, or a Unix
 * socket in the directory, which only those can reach who may enter the directory.
 *
 * @param onKnock called for every connection of another process
 */
export async function lockDirectory(directory: string, onKnock: OnKnock): Promise<DirectoryLock | undefined> {
  // Device and inode name a directory whatever path or link led to it.
  const { dev, ino } = await stat(directory, { bigint: true });
  const name = `gongkai-${dev}-${ino}`;
  if (process.platform === "win32") {
    const address = `\\\\.\\pipe\\${name}`;
    const release = await listenAlone(address, onKnock);
    return release && { address, release };
  }

  const isLinux = process.platform === "linux";
  const unlock = isLinux ? await listenAlone(`\0${name}`, turnAway) : await lockFile(directory);
  if (unlock === undefined) return undefined;
  const door = await openDoor(
    directory,
    isLinux ? `\0${name}-door` : join(tmpdir(), `${name}.sock`),
    onKnock,
  );
  if (door === undefined) {
    await unlock();
    return undefined;
  }
  return {
    address: door.address,
    async release() {
      await door.release();
      await unlock();
    },
  };
}

function turnAway(socket: Socket): void {
  socket.destroy();
}

/** Open the file and lock it for this process alone, in one step. Node has no name for it; the BSDs' value. */
const O_EXLOCK = 0x20;

async function lockFile(directory: string): Promise<Release | undefined> {
  let file: FileHandle;
  try {
    const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK;
    file = await open(join(directory, "owner.lock"), flags, 0o600);
  } catch (error) {
    if (hasCode(error, "EAGAIN") || hasCode(error, "EWOULDBLOCK")) return undefined;
    throw error;
  }
  return () => file.close();
}

/** The longest path of a Unix socket in bytes, without the closing zero, where it is shortest: macOS. */
const LONGEST_SOCKET_PATH = 103;

/**
 * Listens on a socket in the directory, or at the other address when its path is too long or its disk takes no
 * sockets.
 *
 * Undefined when another process answers there. Containers that share a directory do not share abstract
 * sockets, so each could hold the lock; the socket in the directory is where they meet.
 */
async function openDoor(
  directory: string,
  otherAddress: string,
  onKnock: OnKnock,
): Promise<DirectoryLock | undefined> {
  const inside = join(directory, "owner.sock");
  const isShort = Buffer.byteLength(inside) <= LONGEST_SOCKET_PATH;
  for (const address of isShort ? [inside, otherAddress] : [otherAddress]) {
    if (await isAnswered(address)) return undefined;
    // What a killed process left behind. The name of an abstract socket is not a file's.
    if (!address.startsWith("\0")) await rm(address, { force: true });
    const server = await listen(address, onKnock).catch((error: unknown) => {
      if (address === otherAddress) throw error;
      return undefined;
    });
    if (server !== undefined) return { address, release: () => closeServer(server) };
  }
  return undefined;
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path: address });
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}

async function listenAlone(address: string, onKnock: OnKnock): Promise<Release | undefined> {
  try {
    const server = await listen(address, onKnock);
    return () => closeServer(server);
  } catch (error) {
    if (hasCode(error, "EADDRINUSE")) return undefined;
    throw error;
  }
}

function listen(address: string, onKnock: OnKnock): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(onKnock);
    server.once("error", reject);
    server.listen({ path: address, exclusive: true }, () => {
      server.off("error", reject);
      // A knock that cannot be accepted (too many open files) is the knocking process's trouble, not ours.
      server.on("error", () => undefined);
      resolve(server);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
