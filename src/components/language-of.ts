/** Names of languages that an extension does not give as it is. */
const LANGUAGES: Readonly<Record<string, string>> = {
	py: "python",
	yml: "yaml",
	txt: "text",
	md: "markdown",
};

/** The language that Expressive Code highlights a file in. */
export function languageOf(path: string): string {
	const name = path.split("/").at(-1) ?? path;
	if (/dockerfile$/i.test(name)) return "dockerfile";
	const extension = name.includes(".") ? (name.split(".").at(-1) ?? "") : "";
	return LANGUAGES[extension] ?? (extension === "" ? "text" : extension);
}
