/** A rule with its clause, and an example of what is kept and of what is not. */
export interface RuleExplained {
  id: string;
  /** `<pack>/<form>` */
  form: string;
  kind: string;
  grade: Grade;
  /** What it reads: pointers into the answers, `*` for any row; `""` is the document. */
  paths: string[];
  args: { [name: string]: Value };
  sources: Citation[];
  /** What it asks, in the clause's own words. */
  text: string;
  /** How the clause is read where its words leave a choice. */
  reading?: string;
  /** 文号 of the notice the clause stands in. */
  notice: string;
  /** The day the examples are checked on, `YYYY-MM-DD`. */
  today: string;
  /** Answers that keep the rule, in words; bodies and persons are invented. */
  passes: ExampleAnswer[];
  /** Answers that do not. */
  fails: ExampleAnswer[];
  /** What is said of the latter. */
  findings: string[];
}

/** `{label: "选派人数", answer: "5 人"}` */
export interface ExampleAnswer {
  label: string;
  answer: string;
}
