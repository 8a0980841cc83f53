// Ways to change a signed file by one byte or one field, and the words each is caught with.

/// Changes a parsed file.
const field = (change) => (text) => {
  const file = JSON.parse(text);
  change(file);
  return JSON.stringify(file);
};
const swap = (from, to) => (text) => text.replace(from, to);
const other = (char) => (char === "A" ? "B" : "A");

/// `[what, change, words]` for a filing with at least two signatures, each of which has seen those before it.
export const TAMPERINGS = [
  ["an answer", field(({ document }) => (document.answers.overall_goal += "。")), "签名之后内容被改动过"],
  ["a number in an answer", field(({ document }) => (document.answers.team_size += 1)), "签名之后内容被改动过"],
  ["a cell of a table", field(({ document }) => (document.answers.team[0].specialty = "其他专业")), "签名之后内容被改动过"],
  ["an answer more", field(({ document }) => (document.answers.added = "x")), "签名之后内容被改动过"],
  ["the title", field(({ document }) => (document.title = "另一份责任书")), "签名之后内容被改动过"],
  ["the period", field(({ document }) => (document.period.to = "2019-12-30")), "签名之后内容被改动过"],
  ["a party's name", field(({ document }) => (document.parties[0].name += "分院")), "签名之后内容被改动过"],
  ["the edition of the form", field(({ document }) => (document.form.version = "2")), "签名之后内容被改动过"],
  ["the role of a statement", field(({ signatures }) => (signatures[0].statement.role = "office")), "有一处签名不成立"],
  ["the signer's name", field(({ signatures }) => (signatures[0].statement.signer = "别人（虚构）")), "有一处签名不成立"],
  ["the time of a statement", field(({ signatures }) => (signatures[1].statement.time = "2019-07-01T09:00:00+08:00")), "有一处签名不成立"],
  ["the body of a statement", field(({ signatures }) => (signatures[0].statement.org = "11370900990000041B")), "有一处签名不成立"],
  ["one character of a signature", field(({ signatures }) => {
    const text = signatures[0].signature;
    signatures[0].signature = other(text[0]) + text.slice(1);
  }), "有一处签名不成立"],
  ["a signature cut short", field(({ signatures }) => (signatures[0].signature = signatures[0].signature.slice(0, 85))), "有一处签名的写法不对"],
  ["the algorithm", field(({ signatures }) => (signatures[0].head.alg = "none")), "签名的算法与名册登记的不一致"],
  ["a key in the head", field(({ signatures }) => (signatures[0].head.jwk = "x")), "有一处签名夹带了不该有的内容"],
  ["an approval made a refusal", field(({ signatures }) => (signatures[0].statement.purpose = "refuse")), "声明多了或少了项目"],
  ["a signature taken away", field(({ signatures }) => signatures.shift()), "原来在前面的一处签名不见了"],
  ["signatures in another order", field(({ signatures }) => signatures.reverse()), "原来在前面的一处签名不见了"],
  ["a signature twice", field(({ signatures }) => signatures.push(signatures[0])), "同一个身份签了两次"],
  ["a text beside the document", field((file) => (file.note = "x")), "这不是一份带签名的填报文件"],
  ["the format", swap('"bangfu/1"', '"bangfu/2"'), "这份文件是别的版本的格式"],
  ["a member written twice", swap('"revision": 1,', '"revision": 1, "revision": 1,'), "同一个项目写了两次"],
  ["a number spelled otherwise", swap('"revision": 1,', '"revision": 1.0,'), "数字的写法不对"],
  ["a character nobody sees", swap('"title": "', '"title": "\u200b'), "看不见的字符"],
  ["the end of the file", (text) => text.slice(0, -20), "没能读出这个文件"],
];
