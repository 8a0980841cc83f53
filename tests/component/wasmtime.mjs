// The component of the Component Model in Python, by wasmtime.

import { ask, unusable } from "../interop/python.mjs";
import { MODEL } from "./support.mjs";

export { unusable };

const SCRIPT = "../component/wasmtime_host.py";

/// The digest of the report on each filing, in their order.
export const digests = ({ folder, list }) => ask({ component: MODEL, folder, list }, SCRIPT).digests;

/// What each call answers, in turn; `null` among the arguments is the session opened before.
export const answers = (calls) => ask({ component: MODEL, calls }, SCRIPT).answers;
