/** Opens the folded terminal that an address leads to, now and whenever a link leads to another. */
export function openTarget(): void {
	const open = () => {
		const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
		for (const fold of target?.querySelectorAll<HTMLDetailsElement>(":scope > details") ?? []) {
			fold.open = true;
		}
	};
	open();
	addEventListener("hashchange", open);
}
