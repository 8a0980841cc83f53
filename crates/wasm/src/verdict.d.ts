/** What verification found. */
export interface Verdict {
  state: "valid" | "incomplete" | "refused" | "invalid" | "unknown-key" | "roster-too-old";
  /** The rule broken, when `invalid`. */
  rule: string | null;
  /** What the document says it is; null when the file could not be read. */
  document: SignedDocument | null;
  signatures: Signature[];
  /** Parties that have not signed. */
  missing: Role[];
  /** Digests of signatures that the receipt does not list. */
  unlisted: string[];
  warnings: ("roster-broken" | "signer-not-holder" | "revision-skipped" | "period-reversed" | "clock-behind")[];
  /** What could not be checked with what was given. */
  unchecked: ("keys" | "algorithm" | "clock" | "register" | "subject")[];
  /** The verdict in a sentence. */
  text: string;
}

/** The document of a verified file, in its own words. */
export interface SignedDocument {
  type: "filing" | "receipt" | "roster";
  id: string;
  revision: number;
  digest: string;
  form: Value;
}

/** One signature. All but `name`, `digest`, `state` and `rule` is what the signer claims. */
export interface Signature {
  role: string;
  purpose: string;
  org: string;
  /** The roster's name of the body; null when the key is unknown. */
  name: string | null;
  signer: string;
  time: string;
  kid: string;
  phone_code: string | null;
  digest: string;
  state: "valid" | "invalid" | "unknown-key";
  rule: string | null;
}
