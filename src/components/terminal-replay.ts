/** The button that plays what a terminal printed, in a dialog: so nothing on the page moves. */
export class TerminalReplay extends HTMLElement {
	connectedCallback(): void {
		const button = this.querySelector("button");
		if (button === null) return;
		// Hidden in the HTML, since it does nothing without this script.
		button.hidden = false;
		button.addEventListener("click", () => void this.#play(button));
	}

	async #play(button: HTMLButtonElement): Promise<void> {
		const { cast = "", close = "", failed = "" } = this.dataset;
		const label = button.getAttribute("aria-label") ?? "";
		try {
			// The player weighs more than the page: only who asks for it loads it.
			const { showReplay } = await import("./show-replay.ts");
			await showReplay({ cast, close, label });
		} catch {
			button.textContent = failed;
		}
	}
}
