import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { blank, open, type Report, type Session } from "bangfu";

const FORM = "taian-2024/agreement-county";
const FIELDS = [
  ["/supporter_name", "帮扶单位名称"],
  ["/supporter_staff", "专业技术人员总数"],
] as const;

function Agreement({ year, today }: { year: number; today: string }) {
  const [session, setSession] = useState<Session>();
  const [report, setReport] = useState<Report>();

  useEffect(() => {
    const filing = blank(FORM, year);
    if (typeof filing !== "string") throw new Error(filing.problem.text);
    const session = open(filing, today);
    if ("problem" in session) throw new Error(session.problem.text);
    setSession(session);
    setReport(session.report());
    return () => session.free();
  }, [year, today]);

  const enter = (path: string, text: string) => {
    session?.enter(path, text);
    setReport(session?.report());
  };
  const told = (path: string) => report?.findings.filter((finding) => finding.path === path) ?? [];

  return (
    <form>
      {FIELDS.map(([path, label]) => (
        <p key={path}>
          <label>
            {label} <input onChange={({ target }) => enter(path, target.value)} />
          </label>
          {told(path).map(({ rule, text }) => <em key={rule}>{text}</em>)}
        </p>
      ))}
      <output>{report?.verdict === "ready" ? "可以签名" : `还有 ${report?.findings.length} 处要看`}</output>
    </form>
  );
}

const app = document.getElementById("app");
if (app) createRoot(app).render(<Agreement year={2026} today="2026-12-01" />);
