// Looks at HTML reports in a browser as their readers do; prints "PASS html: ..." or "FAIL html: ..." for each test.
//
//     node tests/html/check.mjs CHROMIUM AXE PAGE.html...
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "./chromium.mjs";

const [program, axePath, ...pages] = process.argv.slice(2);
const axe = readFileSync(axePath, "utf8");

const report = (name, problems) => {
	problems.forEach((problem) => console.log(problem));
	console.log(`${problems.length ? "FAIL" : "PASS"} html: ${name}`);
};

// A folded chain is part of the page, so it is looked at unfolded.
const unfold = `document.querySelectorAll("details").forEach((d) => { d.open = true; })`;

const runAxe = `axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations.flatMap((v) =>
	v.nodes.map((n) => v.id + ": " + n.target.join(" ") + ": " + n.failureSummary)))`;

// What sticks out of the page, if it scrolls sideways at all; boxes that scroll by themselves may hold wide tables.
const overflow = `(() => {
	const root = document.documentElement;
	if (root.scrollWidth <= root.clientWidth) return [];
	return [...document.querySelectorAll("body *")].filter((e) => !e.closest(".scroll") || e.matches(".scroll"))
		.filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1)
		.slice(0, 5).map((e) => e.outerHTML.slice(0, 120)).concat("the page is " + root.scrollWidth + " wide");
})()`;

// The page alone: nothing that runs, nothing from elsewhere, links to what is on it or to pages beside it, which
// tests/run-html looks for.
const selfContained = `[
	...[...document.querySelectorAll("script, link, img, iframe, object, embed, form, base, audio, video, [src], [srcset]")],
	...[...document.querySelectorAll("*")].filter((e) => [...e.attributes].some((a) => /^on/i.test(a.name))),
	...[...document.querySelectorAll("[href]")].filter((e) => !/^[\\w-]+\\.html$/.test(e.getAttribute("href")) &&
		(!e.getAttribute("href").startsWith("#") || !document.getElementById(e.getAttribute("href").slice(1)))),
].map((e) => "not of this page: " + e.outerHTML.slice(0, 200))`;

const structure = `(() => {
	const problems = [];
	const say = (condition, what) => { if (!condition) problems.push(what); };
	const all = (selector) => [...document.querySelectorAll(selector)];
	say(document.documentElement.lang === (/Evaluation|What changed|old and new/.test(document.title) ? "en" : "ja"), "the language is not said");
	say(all("h1").length === 1, "there is not one h1");
	let level = 0;
	for (const h of all("h1, h2, h3, h4, h5, h6")) {
		const next = Number(h.tagName[1]);
		say(next <= level + 1, "a heading skips a level: " + h.textContent);
		level = next;
	}
	for (const t of all("table")) {
		say(t.caption && t.caption.textContent.trim(), "a table has no caption");
		say([...t.querySelectorAll("th")].every((h) => h.scope && h.textContent.trim()), "a th is empty or has no scope");
	}
	for (const s of all("svg")) {
		if (s.getAttribute("aria-hidden") === "true") continue;
		const of = (name) => document.getElementById(s.getAttribute(name))?.textContent.trim();
		say(s.getAttribute("role") === "img" && of("aria-labelledby") && of("aria-describedby"), "a picture says nothing");
		say(s.parentElement.querySelector("table"), "a picture has no table");
	}
	for (const s of all(".scroll")) say(s.tabIndex === 0 && s.getAttribute("aria-label"), "a scrolling box has no key or name");
	for (const o of all(".outcome")) say(o.textContent.trim().length > 1, "an outcome is said by its sign alone");
	return problems;
})()`;

// WCAG 2.2, relative luminance and contrast ratio, over the style sheet's own colours: pictures included.
const contrast = `(() => {
	const style = getComputedStyle(document.documentElement);
	const luminance = (name) => {
		const hex = style.getPropertyValue("--" + name).trim();
		const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
			.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const ratio = (x, y) => {
		const [low, high] = [luminance(x), luminance(y)].sort((a, b) => a - b);
		return (high + 0.05) / (low + 0.05);
	};
	const problems = [];
	const need = (least, ink, ground) => {
		if (!(ratio(ink, ground) >= least)) problems.push(ink + " on " + ground + ": " + ratio(ink, ground).toFixed(2));
	};
	if (style.getPropertyValue("--worse")) {
		for (const ink of ["ink", "soft", "worse", "better", "other"]) need(4.5, ink, "paper");
		need(3, "rule", "paper");
		return problems;
	}
	const outcomes = ["met", "missed", "pending", "no-data", "no-target"];
	for (const ground of ["paper", "raised"])
		for (const ink of ["ink", "soft", "link", "target", ...outcomes]) need(4.5, ink, ground);
	for (const outcome of outcomes.slice(0, 4)) {
		need(4.5, outcome, outcome + "-tint");
		need(4.5, "ink", outcome + "-tint");
	}
	need(3, "edge", "paper");
	need(3, "edge", "raised");
	return problems;
})()`;

// On paper: no links to follow, folded chains left out, and letters dark on white whatever the screen's scheme.
const paper = `[
	getComputedStyle(document.body).color === "rgb(0, 0, 0)" ? "" : "letters are not black",
	...[...document.querySelectorAll("nav, .skip, .up, .why")].map((e) => getComputedStyle(e).display === "none" ? "" : "printed: " + e.className),
	...[...document.querySelectorAll("thead")].map((e) => getComputedStyle(e).display === "table-header-group" ? "" : "a thead is not repeated"),
].filter(Boolean)`;

async function checkPrint(browser) {
	await browser.page("Emulation.setEmulatedMedia", {
		media: "print",
		features: [{ name: "prefers-color-scheme", value: "dark" }],
	});
	const problems = await browser.evaluate(paper);
	await browser.page("Emulation.setEmulatedMedia", { media: "" });
	const { data } = await browser.page("Page.printToPDF", { preferCSSPageSize: true });
	const pdf = Buffer.from(data, "base64").toString("latin1");
	const boxes = pdf.match(/\/MediaBox\s*\[[^\]]*\]/g) ?? [];
	if (!boxes.length) problems.push("the PDF has no pages");
	for (const box of boxes) {
		const [width, height] = box.match(/[\d.]+/g).slice(2).map(Number);
		if (Math.abs(width - 595) > 2 || Math.abs(height - 842) > 2) problems.push(`a page is not A4: ${box}`);
	}
	return problems;
}

async function checkPage(browser, path) {
	const name = basename(path, ".html");
	const requests = [];
	browser.on("Network.requestWillBeSent", ({ request }) => requests.push(request.url));
	await browser.view({ width: 1280 });
	const url = pathToFileURL(path).href;
	await browser.load(url);
	report(`${name}: self-contained`, [
		...(await browser.evaluate(selfContained)),
		...requests.filter((r) => r !== url).map((r) => `asked for ${r}`),
	]);
	report(`${name}: structure`, await browser.evaluate(structure));
	report(`${name}: print`, await checkPrint(browser));
	await browser.evaluate(unfold);
	for (const dark of [false, true]) {
		const scheme = dark ? "dark" : "light";
		await browser.view({ width: 1280, dark });
		report(`${name}: contrast, ${scheme}`, await browser.evaluate(contrast));
		for (const width of [1280, 320]) {
			await browser.view({ width, dark });
			await browser.evaluate(axe);
			report(`${name}: axe, ${scheme}, ${width} px`, await browser.evaluate(runAxe));
		}
	}
	for (const [what, view] of [
		["320 px", { width: 320 }],
		["zoom 200 %", { width: 1280, zoom: 2 }],
	]) {
		await browser.view(view);
		report(`${name}: no sideways scrolling, ${what}`, await browser.evaluate(overflow));
	}
	await browser.view({ width: 1280 });
	await browser.evaluate(`document.documentElement.style.fontSize = "200%"`);
	report(`${name}: no sideways scrolling, letters 200 %`, await browser.evaluate(overflow));
}

const browser = await open(program);
try {
	for (const path of pages) await checkPage(browser, path);
} finally {
	await browser.close();
}
