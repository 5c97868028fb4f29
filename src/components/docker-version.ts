/** Sent to the document when a version is chosen, so that all switches of a page agree. */
const CHOSEN = "docker-version-chosen";

/**
 * The switch of a page's Docker version. What is shown follows `data-docker` of the root element by
 * style sheet; `Head.astro` sets it before the page is drawn.
 */
export class DockerVersion extends HTMLElement {
	readonly #follow = () => {
		const select = this.querySelector("select");
		if (select !== null) select.value = chosen() ?? select.value;
	};

	connectedCallback(): void {
		this.#follow();
		const select = this.querySelector("select");
		select?.addEventListener("change", () => choose(select.value, this.dataset["usual"]));
		document.addEventListener(CHOSEN, this.#follow);
		// A page that comes back from the browser's cache may have been left before a choice.
		window.addEventListener("pageshow", this.#follow);
	}

	disconnectedCallback(): void {
		document.removeEventListener(CHOSEN, this.#follow);
		window.removeEventListener("pageshow", this.#follow);
	}
}

function chosen(): string | undefined {
	return document.documentElement.dataset["docker"];
}

/** Shows a version, remembers it, and puts it into the address unless it is the default one. */
function choose(version: string, usual: string | undefined): void {
	document.documentElement.dataset["docker"] = version;
	const url = new URL(location.href);
	if (version === usual) url.searchParams.delete("docker");
	else url.searchParams.set("docker", version);
	history.replaceState(history.state, "", url);
	try {
		// The same key as in `Head.astro`.
		localStorage.setItem("docker-version", version);
	} catch {
		// A browser may refuse its storage; the address still has it.
	}
	document.dispatchEvent(new Event(CHOSEN));
}
