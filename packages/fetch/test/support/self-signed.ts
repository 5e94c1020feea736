import { generateKeyPairSync, sign } from "node:crypto";

/** One value of DER: its tag, the length of what is in it, and that. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const header = length < 0x80 ? [tag, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.from(header), body]);
}

const [INTEGER, BITS, OBJECT, TEXT, SEQUENCE, SET, TIME] = [0x02, 0x03, 0x06, 0x0c, 0x30, 0x31, 0x18];
const ECDSA_WITH_SHA256 = der(SEQUENCE, der(OBJECT, Buffer.from("2a8648ce3d040302", "hex")));
const COMMON_NAME = der(OBJECT, Buffer.from("550403", "hex"));
const NO_UNUSED_BITS = Buffer.alloc(1);

/** A key and a certificate that nobody but its owner vouches for, both as PEM. Node makes keys only, so this is X.509 by hand. */
export function makeSelfSigned(host: string): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(TEXT, Buffer.from(host)))));
  const validity = der(
    SEQUENCE,
    ...["20200101000000Z", "20991231235959Z"].map((time) => der(TIME, Buffer.from(time))),
  );
  const statement = der(
    SEQUENCE,
    der(INTEGER, Buffer.from([1])),
    ECDSA_WITH_SHA256,
    name,
    validity,
    name,
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = der(BITS, NO_UNUSED_BITS, sign("sha256", statement, privateKey));
  const certificate = der(SEQUENCE, statement, ECDSA_WITH_SHA256, signature).toString("base64");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
  };
}
