/**
 * A number and its noun: `1 page`, `2 pages`.
 *
 * @param many What follows any number but 1: `count(2, "page is", "pages are")`.
 */
export function count(number: number, one: string, many = `${one}s`): string {
	return `${number} ${number === 1 ? one : many}`;
}
