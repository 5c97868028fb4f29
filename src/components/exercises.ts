import { type CollectionEntry, getCollection } from "astro:content";

/** The exercises, by number and not by name: exercise 10 comes after exercise 9. */
export async function exercises(): Promise<CollectionEntry<"docs">[]> {
	const all = await getCollection("docs", ({ id }) => id.startsWith("exercice-"));
	return all.sort((one, other) => one.id.localeCompare(other.id, "fr", { numeric: true }));
}
