#!/usr/bin/env bash
# Three offices sign one agreement on three computers, by the command alone: A signs, B and C sign copies of it in
# parallel, the bureau merges them and issues a receipt, A opens the receipt. Then each of twenty and more changes of one
# byte or one field is caught, with the right words.
#
# Usage: sign-merge-receive.sh BANGFU UNSIGNED, where UNSIGNED is a filing of dezhou-2019/agreement that may be signed, in written form.
set -euo pipefail

bangfu=$1
unsigned=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$unsigned" "$work/bare.json"
cd "$work"
export BANGFU_PASSPHRASE=correct-horse-battery

fail() { echo "$*" >&2; exit 1; }

# The name or the code (uscc) of a party of the filing.
party() { grep -A 2 "\"role\": \"$1\"" bare.json | sed -n "s/.*\"$2\": \"\([^\"]*\)\".*/\1/p" | head -n 1; }

office_name='示例市卫生健康委员会（虚构）' office_code=11370900990000041B
term=(--issued 2019-07-01T09:00:00+08:00 --next-update 2099-01-01T00:00:00+08:00)
dates=(--from 2019-01-01 --to 2021-12-31)

# Keys, their cards, and a roster signed by its root.
for name in root office supporter recipient bureau; do
  "$bangfu" key new --alg ed25519 --out "$name.pem" >/dev/null
  "$bangfu" key card "$name.pem" --json >"$name.card.json"
done
"$bangfu" roster new --id example --card root.card.json --org "$office_code" --name "$office_name" \
  --holder '赵六（虚构）' "${dates[@]}" "${term[@]}" --out r0.json >/dev/null
"$bangfu" roster add r0.json --card office.card.json --org "$office_code" --name "$office_name" \
  --holder '赵六（虚构）' --role office "${dates[@]}" "${term[@]}" --out r1.json >/dev/null
last=r1.json
for role in supporter recipient bureau; do
  "$bangfu" roster add "$last" --card "$role.card.json" --org "$(party $role uscc)" --name "$(party $role name)" \
    --holder '张三（虚构）' --role "$role" "${dates[@]}" "${term[@]}" --out "r-$role.json" >/dev/null
  last=r-$role.json
done
"$bangfu" roster sign "$last" --key root.pem --signer '赵六（虚构）' --at 2019-07-01T09:00:00+08:00 --out roster.json >/dev/null
root=$("$bangfu" key show root.pem --json | sed 's/.*"kid":"\([0-9a-f]*\)".*/\1/')

sign() { # file role day out
  "$bangfu" sign "$1" --key "$2.pem" --role "$2" --org "$(party "$2" uscc)" --signer '张三（虚构）' \
    --at "2019-07-$3T09:00:00+08:00" --out "$4" >/dev/null
}
verify() { "$bangfu" verify "$@" --roster roster.json --root "$root" --today 2019-07-31; }
state() { verify "$@" --json | sed 's/^{"file":"[^"]*","state":"\([a-z-]*\)".*/\1/'; }
expect() { [ "$1" = "$2" ] || fail "$3: found $1, expected $2"; }

# A signs; B and C sign copies in parallel; the bureau merges; the order of the copies does not matter.
sign bare.json supporter 20 a.json
expect "$(state a.json)" incomplete 'one signature'
sign a.json recipient 21 b.json
sign a.json bureau 22 c.json
"$bangfu" merge b.json c.json --out merged.json >/dev/null
"$bangfu" merge c.json b.json a.json --out again.json >/dev/null
cmp merged.json again.json
expect "$(state merged.json)" valid 'merged'

# A receipt, in time; the same filing gets the same receipt; one for another filing is told.
receipt() { # file result number out, and more
  "$bangfu" receipt "$1" --result "$2" --no "$3" --roster roster.json --root "$root" --key office.pem \
    --at 2019-07-22T10:00:00+08:00 --out "$4" "${@:5}"
}
receipt merged.json accepted '示卫备〔2019〕6号' receipt.json >/dev/null
grep -q '"on_time": true' receipt.json
grep -q '"deadline": "2019-08-01T00:00:00+08:00"' receipt.json
expect "$(state receipt.json --filing merged.json)" valid 'receipt'
receipt merged.json accepted '示卫备〔2019〕7号' receipt-again.json --earlier receipt.json >/dev/null
cmp receipt.json receipt-again.json
if receipt b.json accepted '示卫备〔2019〕8号' none.json 2>told; then fail 'an incomplete filing was accepted'; fi
grep -q '还没有签齐' told
receipt b.json returned '示卫备〔2019〕8号' returned.json 2>told && fail 'sent back without a finding'
grep -q '至少一处需要改正' told
if verify receipt.json --filing b.json >told 2>&1; then fail 'a receipt fits another filing'; fi
grep -q '这份回执不是给这份文件的' told

# A changed copy does not merge, and says where it differs.
sed 's/"team_size": \([0-9]*\)/"team_size": 9\1/' c.json >changed.json
if "$bangfu" merge b.json changed.json --out none.json >told 2>&1; then fail 'copies that differ were merged'; fi
grep -q '不能合并' told

# Each change is caught, in words.
count=0
caught() { # what, words, sed script
  sed -E "$3" merged.json >tampered.json
  if cmp -s merged.json tampered.json; then fail "$1: nothing was changed"; fi
  if verify tampered.json >told 2>&1; then fail "$1: not caught"; fi
  grep -q "$2" told || fail "$1: told $(cat told)"
  count=$((count + 1))
}
changed='签名之后内容被改动过' broken='有一处签名不成立'
caught 'an answer' "$changed" 's/("overall_goal": ")/\1改/'
caught 'a number' "$changed" 's/"team_size": ([0-9]+)/"team_size": 1\1/'
caught 'a cell' "$changed" '0,/("specialty": ")/s//\1改/'
caught 'the title' "$changed" 's/"title": "/"title": "改/'
caught 'the period' "$changed" 's/"to": "2019-12-31"/"to": "2019-12-30"/'
caught 'a party' "$changed" '0,/("name": ")/s//\1改/'
caught 'a code' "$changed" '0,/"uscc": "1/s//"uscc": "2/'
caught 'the form' "$changed" '0,/"version": "1"/s//"version": "2"/'
caught 'the id' "$changed" '0,/"id": "([0-9a-f]{8})-/s//"id": "00000000-/'
caught 'a role' "$broken" '0,/"role": "supporter",$/! s/"role": "supporter",$/"role": "office",/'
caught 'a signer' "$broken" '0,/"signer": "张三/s//"signer": "别人/'
caught 'a time' "$broken" 's/"time": "2019-07-21T09/"time": "2019-07-01T09/'
caught 'a body' "$broken" '0,/"org": "1/s//"org": "2/'
caught 'a signature' "$broken" '0,/"signature": "./s//"signature": "_/'
caught 'a signature cut short' '有一处签名的写法不对' '0,/("signature": "[^"]*)."/s//\1"/'
caught 'the algorithm' '签名的算法与名册登记的不一致' '0,/"alg": "Ed25519"/s//"alg": "none"/'
caught 'a key in the head' '有一处签名夹带了不该有的内容' '0,/"alg": "Ed25519",/s//"alg": "Ed25519", "jwk": "x",/'
caught 'the purpose' '声明多了或少了项目' '0,/"purpose": "approve"/s//"purpose": "refuse"/'
caught 'the format' '这份文件是别的版本的格式' 's#bangfu/1"#bangfu/2"#'
caught 'a member more' '这不是一份带签名的填报文件' '0,/"format"/s//"note": "x", "format"/'
caught 'a member twice' '同一个项目写了两次' 's/"revision": 1,/"revision": 1, "revision": 1,/'
caught 'a spelling' '数字的写法不对' 's/"revision": 1,/"revision": 1.0,/'
caught 'a hidden character' '看不见的字符' $'s/"title": "/"title": "\u200b/'
caught 'the end' '没能读出这个文件' '$d'
echo "$count changes caught"
