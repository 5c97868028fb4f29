import type { SnippetOptions } from "./snippet-options.ts";

/** How each option of a snippet is written: messages and the manual show it. */
export const OPTION_EXAMPLES: Readonly<Record<keyof SnippetOptions, string>> = {
	run: "run",
	id: 'id="version"',
	exit: "exit=1",
	fails: "fails=1",
	error: "error=/NameError/",
	timeout: 'timeout="2m"',
	retry: 'retry="15s"',
	terminal: 'terminal="api"',
	until: "until=/Uvicorn running/",
	varies: "varies=/charge : (.*)/",
	keep: "keep=/port (\\d+)/",
	workspace: 'workspace="simple-api"',
	cwd: 'cwd="src"',
	env: 'env="NIVEAU=debug"',
	title: 'title="Le serveur"',
	show: 'show="1-5, -3"',
	mark: "mark=/ready/",
	ins: "ins=/nouveau/",
	wrap: "wrap",
	engines: 'engines=">=23"',
	picture: 'picture="http://localhost:8000/docs"',
	alt: 'alt="La documentation…"',
	figure: "figure=3",
	hidden: "hidden",
};
