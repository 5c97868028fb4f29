import type { Noun } from "../../scripts/plan/page.ts";

/** A size as Docker prints it: `159MB`, `1.2GiB`. */
const SIZE = /^(\d+(?:\.\d+)?)([kKMGT]?i?)B$/;

const plurals = new Intl.PluralRules("fr");

/** A value as a French sentence has it: a size in octets, `237.6MB` as `237,6 Mo`. All others stay as printed. */
export function frenchValue(value: string): string {
	return value.replace(SIZE, (_, number: string, prefix: string) => {
		return `${number.replace(".", ",")}\u202f${prefix}o`;
	});
}

/** A noun as it follows a number: French has “0 conteneur”, and “2 conteneurs”. */
export function counted(value: string, { one, other }: Noun): string {
	return plurals.select(Number(value)) === "one" ? one : other;
}
