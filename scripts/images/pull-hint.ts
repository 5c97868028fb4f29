const LIMIT =
	"Docker Hub limits how much an address pulls, and a class may share one. `docker login` on this machine raises the limit: the recorder then pulls as you. Or wait some hours: what was pulled is kept, and not pulled again.";
const UNREACHED =
	"Docker Hub does not answer here, and nothing in the engine has this image: check its name and tag, or what the page was to build. Without Docker Hub there are those of snippets/stand-ins/stand-ins.json alone.";
const UNKNOWN =
	"Nothing has an image of this name: check it and its tag, or what the page was to build.";

/** How Docker tells that Docker Hub does not answer. */
const IS_UNREACHED = /https:\/\/registry-1\.docker\.io\/\S*: (?:dial|net\/http|context|EOF)/i;

/** What to do by what else Docker says of a pull. */
const HINTS: readonly (readonly [said: RegExp, hint: string])[] = [
	[/toomanyrequests|pull rate limit|HTTP status:? 429/i, LIMIT],
	[
		/pull access denied|manifest(?: for \S+)? (?:not found|unknown)|docker\.io\/\S+: not found/i,
		UNKNOWN,
	],
];

/**
 * What to do where an image could not be pulled, as Docker tells it; undefined where that is not it.
 *
 * @param unreached What to do where Docker Hub does not answer; by itself, what a page's author can do.
 */
export function pullHint(text: string, unreached = UNREACHED): string | undefined {
	const known = HINTS.find(([said]) => said.test(text))?.[1];
	return known ?? (IS_UNREACHED.test(text) ? unreached : undefined);
}
