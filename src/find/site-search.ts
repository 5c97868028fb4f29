/** The search's button and its dialog. What searches is loaded when it is opened first. */
export class SiteSearch extends HTMLElement {
	#started = false;

	connectedCallback(): void {
		const button = this.querySelector("button");
		const dialog = this.querySelector("dialog");
		if (button === null || dialog === null) return;
		button.disabled = false;
		button.addEventListener("click", () => this.#open(dialog));
		dialog.addEventListener("click", ({ target }) => {
			// The dialog is all around what stands in it. A link may lead to the page that it covers.
			if (target === dialog || (target instanceof Element && target.closest("a, [data-close]"))) {
				dialog.close();
			}
		});
		addEventListener("keydown", (event) => {
			if (!(event.metaKey || event.ctrlKey) || event.key !== "k") return;
			event.preventDefault();
			if (dialog.open) dialog.close();
			else this.#open(dialog);
		});
	}

	#open(dialog: HTMLDialogElement): void {
		dialog.showModal();
		dialog.querySelector("input")?.select();
		if (this.#started) return;
		this.#started = true;
		const { base = "/", words = "{}" } = this.dataset;
		void import("./show-hits.ts").then(({ startSearch }) =>
			startSearch(dialog, base, JSON.parse(words)),
		);
	}
}
