/** Certificates for the tests: an authority, a server's, a client's, a foreign authority, and a list of what is revoked. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OwnServer } from "./own.ts";

/** Paths of PEM files. */
export interface Certificates {
  readonly authority: string;
  /** An authority that signed nothing here. */
  readonly foreign: string;
  /** For `localhost`, not for its address. */
  readonly server: { readonly certificate: string; readonly key: string };
  readonly client: {
    readonly certificate: string;
    readonly key: string;
    /** The same key, to be opened with `passphrase`. */
    readonly lockedKey: string;
  };
  readonly passphrase: string;
  /** Revokes the server's certificate. */
  readonly revoked: string;
}

/** Makes them in the server's folder with `openssl`. `user` is whom the client's certificate names. */
export function makeCertificates(own: OwnServer, user: string): Certificates {
  const path = (name: string) => join(own.folder, name);
  const openssl = (line: string, ...more: string[]) =>
    own.run("openssl", [...line.split(" "), ...more]);
  const authority = (name: string) =>
    openssl(
      `req -x509 -newkey rsa:2048 -nodes -days 30 -keyout ${name}.key -out ${name}.crt -subj /CN=${name}`,
    );
  const signed = (name: string, subject: string, ...extension: string[]) => {
    openssl(
      `req -newkey rsa:2048 -nodes -keyout ${name}.key -out ${name}.csr -subj /CN=${subject}`,
      ...extension,
    );
    openssl(`ca -batch -config ca.cnf -in ${name}.csr -out ${name}.crt -notext`);
  };
  writeFileSync(path("ca.cnf"), configuration, { mode: 0o644 });
  for (const [name, text] of [
    ["index.txt", ""],
    ["index.txt.attr", ""],
    ["serial", "01\n"],
    ["crlnumber", "01\n"],
  ] as const)
    own.run("sh", ["-c", `printf '%s' "$1" > ${name}`, "sh", text]);
  authority("authority");
  authority("foreign");
  signed("server", "localhost", "-addext", "subjectAltName=DNS:localhost");
  signed("client", user);
  openssl("rsa -aes256 -passout pass:open-sesame -in client.key -out locked.key");
  openssl("ca -config ca.cnf -revoke server.crt");
  openssl("ca -config ca.cnf -gencrl -out revoked.crl");
  own.run("chmod", ["600", "server.key", "client.key", "locked.key"]);
  return {
    authority: path("authority.crt"),
    foreign: path("foreign.crt"),
    server: { certificate: path("server.crt"), key: path("server.key") },
    client: {
      ...{
        certificate: path("client.crt"),
        key: path("client.key"),
        lockedKey: path("locked.key"),
      },
    },
    passphrase: "open-sesame",
    revoked: path("revoked.crl"),
  };
}

const configuration = `
[ca]
default_ca = here
[here]
database = index.txt
serial = serial
crlnumber = crlnumber
new_certs_dir = .
certificate = authority.crt
private_key = authority.key
default_md = sha256
default_days = 30
default_crl_days = 30
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
`;
