const KEY = "terminal-lines";

/** The button of a terminal with long lines: has them go on in the next row, or scroll, on all pages. */
export class TerminalLines extends HTMLElement {
	connectedCallback(): void {
		const button = this.querySelector("button");
		if (button === null) return;
		// Hidden in the HTML, since it does nothing without this script.
		button.hidden = false;
		button.addEventListener("click", () => {
			const { dataset } = document.documentElement;
			const { top } = button.getBoundingClientRect();
			if (dataset["lines"] === "scroll") delete dataset["lines"];
			else dataset["lines"] = "scroll";
			// Terminals above have another height now.
			scrollBy({ top: button.getBoundingClientRect().top - top, behavior: "instant" });
			try {
				localStorage.setItem(KEY, dataset["lines"] ?? "");
			} catch {
				// Where the browser refuses its storage, the choice is this page's.
			}
		});
	}
}
