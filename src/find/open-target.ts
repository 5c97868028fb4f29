/** The element that the address leads to, whatever somebody typed there. */
export function targetOf(hash: string): HTMLElement | null {
	try {
		return document.getElementById(decodeURIComponent(hash.slice(1)));
	} catch {
		return null;
	}
}

/** Opens the folded terminal that an address leads to, now and whenever a link leads to another. */
export function openTarget(): void {
	const open = () => {
		const target = targetOf(location.hash);
		for (const fold of target?.querySelectorAll<HTMLDetailsElement>(":scope > details") ?? []) {
			fold.open = true;
		}
	};
	open();
	addEventListener("hashchange", open);
}
