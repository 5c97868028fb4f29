const HINT =
	"Docker Hub limits how much an address pulls, and a class may share one. `docker login` on this machine raises the limit: the recorder then pulls as you. Or wait some hours: what was pulled is kept, and not pulled again.";

/** What to do where Docker Hub lets an address pull no more, as Docker tells it; undefined where that is not it. */
export function limitHint(text: string): string | undefined {
	return /toomanyrequests|pull rate limit|HTTP status:? 429/i.test(text) ? HINT : undefined;
}
