/**
 * Keeps the page that is read as the recorder and its author have it. Only in `astro dev`, whose own way is to load
 * the page again, which loses the reader's place.
 */

/** What a page shows of its recordings, in its order. */
const SHOWN = ".terminal-place, .quote";
/** What its author writes, with all of that. */
const WRITTEN = ".sl-markdown-content";
/** Chromium cuts a request while Docker makes a network; how often to ask again, and after how many milliseconds. */
const TRIES = 20;
const PAUSE = 250;

let isAsked = false;
let isFollowing = false;

/** Asks for the page once at a time, and once more where something was new meanwhile. */
async function follow(): Promise<void> {
	isAsked = true;
	if (isFollowing) return;
	isFollowing = true;
	try {
		while (isAsked) {
			isAsked = false;
			await bringIn();
		}
	} finally {
		isFollowing = false;
	}
}

/** Puts what is new in the place of what is there, and moves nothing else. */
async function bringIn(): Promise<void> {
	const fresh = await freshPage();
	const [written, other] = [document, fresh].map((page) => page?.querySelector(WRITTEN));
	// An error, or another page: Astro's own way shows it.
	if (fresh === undefined || !written || !other || !isSameFrame(fresh)) return location.reload();
	const [present, next] = [written, other].map((page) => [...page.querySelectorAll(SHOWN)]);
	for (const [index, one] of (present ?? []).entries()) {
		const replacement = next?.[index];
		if (next?.length !== present?.length || replacement === undefined) break;
		if (one.outerHTML !== replacement.outerHTML) one.replaceWith(replacement.cloneNode(true));
	}
	if (written.innerHTML !== other.innerHTML) written.replaceChildren(...other.childNodes);
}

/** Menus around it, and its title; the links to versions are there only until a script has made a choice of them. */
const FRAME = "nav a:not([data-version]), h1";

/** Whether the menus around what the author writes are the same. */
function isSameFrame(fresh: Document): boolean {
	const frames = [document, fresh].map((page) =>
		[...page.querySelectorAll(FRAME)].map((one) => one.textContent).join(),
	);
	return frames[0] === frames[1];
}

async function freshPage(tries = TRIES): Promise<Document | undefined> {
	try {
		const response = await fetch(location.href);
		const text = await response.text();
		return response.ok ? new DOMParser().parseFromString(text, "text/html") : undefined;
	} catch {
		if (tries === 0) return undefined;
		await new Promise((resolve) => setTimeout(resolve, PAUSE));
		return await freshPage(tries - 1);
	}
}

if (import.meta.hot) {
	import.meta.hot.on("recorder:changed", () => void follow());
	import.meta.hot.on("vite:beforeFullReload", (payload) => {
		// Vite loads a page again only where the reload is meant for that page.
		payload.path = "/nowhere.html";
		void follow();
	});
}
