// Drives a headless Chromium over the pipe of its DevTools protocol: no port is opened and nothing but Node is needed.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Nothing is to be asked of any network.
const flags = [
	"--headless",
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--disable-dev-shm-usage",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-default-apps",
	"--disable-sync",
	"--hide-scrollbars",
	"--host-resolver-rules=MAP * ~NOTFOUND",
	"--remote-debugging-pipe",
	"about:blank",
];

export async function open(program) {
	const profile = mkdtempSync(join(tmpdir(), "plan-tools-"));
	const child = spawn(program, [`--user-data-dir=${profile}`, ...flags], {
		stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
	});
	const waiting = new Map();
	let last = 0;
	let rest = "";
	const ended = new Promise((resolve) => child.on("exit", resolve));
	const fail = (reason) => {
		for (const { reject } of waiting.values()) reject(new Error(reason));
		waiting.clear();
	};
	child.on("error", (error) => fail(error.message));
	child.on("exit", (status) => fail(`Chromium ended with status ${status}`));
	child.stdio[3].on("error", () => {});

	const listeners = new Map();
	const take = (message) => {
		if (message.id === undefined) {
			listeners.get(message.method)?.(message.params);
			return;
		}
		const call = waiting.get(message.id);
		waiting.delete(message.id);
		if (message.error) call.reject(new Error(`${call.method}: ${message.error.message}`));
		else call.resolve(message.result);
	};
	child.stdio[4].setEncoding("utf8").on("data", (text) => {
		const messages = (rest + text).split("\0");
		rest = messages.pop();
		messages.forEach((message) => take(JSON.parse(message)));
	});

	const call = (method, params = {}, sessionId = undefined) =>
		new Promise((resolve, reject) => {
			last += 1;
			waiting.set(last, { resolve, reject, method });
			child.stdio[3].write(JSON.stringify({ id: last, method, params, sessionId }) + "\0");
		});
	const { targetId } = await call("Target.createTarget", { url: "about:blank" });
	const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
	const page = (method, params) => call(method, params, sessionId);
	await page("Page.enable");
	await page("Network.enable");

	return {
		page,
		// One listener for an event; a later one takes its place.
		on(method, listener) {
			listeners.set(method, listener);
		},
		async load(url) {
			const loaded = new Promise((resolve) => listeners.set("Page.loadEventFired", resolve));
			const { errorText } = await page("Page.navigate", { url });
			if (errorText) throw new Error(`${url}: ${errorText}`);
			await loaded;
		},
		async evaluate(expression) {
			const { result, exceptionDetails } = await page("Runtime.evaluate", {
				expression,
				awaitPromise: true,
				returnByValue: true,
			});
			if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
			return result.value;
		},
		// `zoom` as a reader's own: the window stays as wide and holds fewer CSS pixels.
		async view({ width, height = 900, dark = false, zoom = 1 }) {
			await page("Emulation.setDeviceMetricsOverride", {
				width: Math.round(width / zoom),
				height: Math.round(height / zoom),
				deviceScaleFactor: zoom,
				mobile: false,
			});
			await page("Emulation.setEmulatedMedia", {
				features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }],
			});
		},
		async close() {
			await call("Browser.close").catch(() => {});
			await ended;
			rmSync(profile, { recursive: true, force: true });
		},
	};
}
