
/** Fetches packs and makes a library of them. */
export async function fetchLibrary(...addresses) {
    try {
        const packs = addresses.map(async (address) => {
            const answer = await fetch(address);
            if (!answer.ok) throw new Error(`${address} ${answer.status}`);
            return new Uint8Array(await answer.arrayBuffer());
        });
        return load(await Promise.all(packs));
    } catch (error) {
        return { problem: { code: "fetch", text: `没有取到表样文件（${error.message}）。请核对网址，联网后再试` } };
    }
}
