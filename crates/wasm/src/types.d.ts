/** Why a call has no answer. Nothing is thrown; ask `"problem" in answer`. */
export interface Failure {
  problem: Problem;
}

/** A code for programs, a sentence for people. */
export interface Problem {
  /** A rule name of the file format, or `argument`, `today`, `year`, `unknown-form`, `unknown-rule`, `no-filing`, `no-such-place`,
   * `root`, `pack`, `signed` (where nothing of envelopes is carried), `fetch`. */
  code: string;
  /** What is wrong and what to do, in Chinese. */
  text: string;
}

/** A JSON value; numbers are whole, exact decimals travel as strings. */
export type Value = null | boolean | number | string | Value[] | { [name: string]: Value };

/** Who signs as what. */
export type Role = "supporter" | "recipient" | "bureau" | "commission" | "office" | "root";

/** A form pack as it is published, `packs/<notice>/<form>.json`: its text, or the bytes of it. */
export type Pack = string | Uint8Array;

/** A form. */
export interface FormInfo {
  /** `<pack>/<form>` */
  id: string;
  pack: string;
  title: string;
  /** Years the notice speaks of, `2024-2026`. */
  period: string;
  signers: Role[];
  status: "in-force" | "draft";
}

/** 强制, 核实 (原则上), 力争, 鼓励. */
export type Grade = "must" | "in-principle" | "strive" | "encouraged";

/** A cited passage. */
export interface Citation {
  section: string;
  quote: string;
}

/** What is not kept, or could not be checked. */
export interface Finding {
  rule: string;
  /** RFC 6901 pointer into the answers; `""` is the whole document. */
  path: string;
  state: "failed" | "could-not-check";
  grade: Grade;
  text: string;
  advice: string;
  facts: { [name: string]: number | string };
  sources: Citation[];
  /** How the passage is read where its words leave a choice. */
  reading?: string;
  /** For `in-principle`: what keeps the reason from being accepted; absent once it is. */
  reason?: "missing" | "too-short" | "empty-words" | "copied";
  /** It waits for an answer whose absence is explained, so it keeps nothing back. */
  excused?: true;
}

/** How many rules ended how, and how many findings weigh what. */
export interface Counts {
  passed: number;
  failed: number;
  could_not_check: number;
  not_applicable: number;
  must: number;
  in_principle: number;
  strive: number;
  encouraged: number;
  explained: number;
  /** Findings, counted nowhere else, that wait for an answer whose absence is explained. */
  excused: number;
}

/** What a check found. */
export type Report = Checked | Unreadable;

/** The report on a filing of a known form. */
export interface Checked {
  form: string;
  verdict: "ready" | "needs-reasons" | "blocked";
  counts: Counts;
  findings: Finding[];
  notes: string[];
  problem?: undefined;
}

/** The report on a file that is no filing of a known form, or on arguments that are none. */
export interface Unreadable {
  form: null;
  verdict: "unreadable";
  counts: Counts;
  findings: Finding[];
  notes: string[];
  problem: Problem;
}

/** A finding that came, changed or went. */
export interface Change {
  rule: string;
  path: string;
  /** `passed` or `not-applicable` when the finding went. */
  state: "failed" | "could-not-check" | "not-applicable" | "passed";
  /** The finding as it is now; absent when it went. */
  finding?: Finding;
}

/** Fetches packs and makes a library of them: `packs/<notice>/<form>.json` of this package or of a site. */
export function fetchLibrary(...addresses: (string | URL)[]): Promise<Library | Failure>;
