/**
 * What a page may use without an import. MDX's language server completes and checks pages by a global type of this name
 * (https://github.com/mdx-js/mdx-analyzer#mdxprovidedcomponents); the recorder's own check is held to it.
 */
interface MDXProvidedComponents {
	/** A value that is read from what a terminal showed; the page fails where it is not there. */
	Quote: (props: {
		/** The snippet's id. */
		of: string;
		/** What finds the value: its first group, or all of it. */
		match: `/${string}/`;
		/** Another page, whose snippet it is: `exercice-7`. */
		page?: string;
		/** What the value counts, where it is one. */
		one?: string;
		/** The same, where it is more. */
		other?: string;
	}) => unknown;
	/** A sentence beside a terminal, or below it, that explains a part of a line. */
	Note: (props: {
		/** The snippet's id. */
		of: string;
		/** What finds the part: its first group, or all of it. */
		at: `/${string}/`;
		children: unknown;
	}) => unknown;
	/** A file of `snippets/`, as the commands use it. */
	File: (props: {
		/** Below `snippets/`. */
		path: string;
		/** Which of its lines: `1-9`; all by default. */
		lines?: string;
	}) => unknown;
}
