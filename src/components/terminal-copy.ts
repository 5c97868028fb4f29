/** The copy button of a terminal: puts its commands, without prompts or output, on the clipboard. */
export class TerminalCopy extends HTMLElement {
	connectedCallback(): void {
		const button = this.querySelector("button");
		if (button === null) return;
		// Hidden in the HTML, since it does nothing without this script.
		button.hidden = false;
		button.addEventListener("click", () => void this.#copy(button));
	}

	async #copy(button: HTMLButtonElement): Promise<void> {
		const typed = this.closest("figure")?.querySelectorAll(".terminal-input") ?? [];
		const commands = [...typed]
			// Those of other Docker versions are hidden.
			.filter((element) => element.checkVisibility())
			.map((element) => element.textContent)
			// Keys such as ^C are pressed, not pasted.
			.filter((input) => !/^\^[A-Z]$/.test(input));
		const copied = await navigator.clipboard.writeText(commands.join("\n")).then(
			() => true,
			() => false,
		);
		this.#say(button, (copied ? this.dataset["copied"] : this.dataset["failed"]) ?? "");
	}

	/** Shows and announces the outcome for a moment. */
	#say(button: HTMLButtonElement, outcome: string): void {
		const status = this.querySelector("[role=status]");
		if (status === null || button.dataset["outcome"] !== undefined) return;
		const text = button.textContent;
		button.dataset["outcome"] = outcome;
		button.textContent = outcome;
		status.textContent = outcome;
		setTimeout(() => {
			delete button.dataset["outcome"];
			button.textContent = text;
			status.textContent = "";
		}, 2000);
	}
}
