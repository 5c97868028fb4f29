import { keepInPlace } from "./keep-in-place.ts";

/**
 * The switch of a page's Docker version. `Head.astro` sets `data-docker` of the root element, which the
 * style sheet follows, and tells when it has; the switch tells what a reader chooses.
 */
export class DockerVersion extends HTMLElement {
	readonly #follow = () => {
		const version = document.documentElement.dataset["docker"];
		const select = this.querySelector("select");
		if (select !== null && version !== undefined) select.value = version;
	};

	connectedCallback(): void {
		this.#follow();
		const select = this.querySelector("select");
		select?.addEventListener("change", () => {
			const chosen = new CustomEvent("docker-version-chosen", { detail: select.value });
			keepInPlace(() => document.dispatchEvent(chosen));
		});
		document.addEventListener("docker-version-shown", this.#follow);
	}

	disconnectedCallback(): void {
		document.removeEventListener("docker-version-shown", this.#follow);
	}
}
