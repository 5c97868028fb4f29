/** Marks the characters that a quote was read from while it is pointed at or has the focus, and the other way round. */
export function followQuotes(): void {
	const mark = ({ target }: Event) => {
		if (!(target instanceof Element)) return;
		const link = target.closest(".quote, .terminal-quoted");
		if (!(link instanceof HTMLElement)) return;
		const isOn = link.matches(":hover, :focus");
		for (const other of linkedWith(link)) other.classList.toggle("is-linked", isOn);
	};
	for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) {
		document.addEventListener(type, mark);
	}
}

function linkedWith({ id, dataset }: HTMLElement): Element[] {
	const quotes = dataset["quotes"];
	if (quotes === undefined) return [...document.querySelectorAll(`[data-quotes~="${id}"]`)];
	return quotes.split(" ").flatMap((name) => document.getElementById(name) ?? []);
}
