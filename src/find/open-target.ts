/** The element that the address leads to, whatever somebody typed there. */
export function targetOf(hash: string): HTMLElement | null {
	try {
		return document.getElementById(decodeURIComponent(hash.slice(1)));
	} catch {
		return null;
	}
}

/** Shows the terminal that an address leads to, folded or in a tab, now and whenever a link leads to another. */
export function openTarget(): void {
	const open = () => {
		const target = targetOf(location.hash);
		const panel = target?.closest<HTMLElement>("[role=tabpanel][hidden]");
		if (panel) {
			// Before that its tab is a link.
			void customElements.whenDefined("starlight-tabs").then(() => {
				document.getElementById(panel.getAttribute("aria-labelledby") ?? "")?.click();
				target?.scrollIntoView();
			});
		}
		for (const fold of target?.querySelectorAll<HTMLDetailsElement>(":scope > details") ?? []) {
			fold.open = true;
		}
	};
	open();
	addEventListener("hashchange", open);
}
