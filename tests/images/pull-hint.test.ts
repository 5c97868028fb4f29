import { expect, test } from "vitest";
import { pullHint } from "../../scripts/images/pull-hint.ts";

test.each([
	"toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit",
	"Error response from daemon: toomanyrequests: You have reached your pull rate limit.",
	"ERROR: failed to copy: unexpected status code https://registry-1.docker.io/v2/library/rust/manifests/1: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.",
	"error parsing HTTP 429 response body: unexpected HTTP status: 429 Too Many Requests",
])("a limit is known by: %s", (text) => {
	expect(pullHint(text)).toContain("`docker login`");
});

test("where Docker Hub does not answer, who asks says what can be done there", () => {
	const unreached =
		'Get \\"https://registry-1.docker.io/v2/\\": dial tcp: lookup registry-1.docker.io: no such host';
	expect(pullHint(unreached, "Mend the daemon.")).toBe("Mend the daemon.");
	expect(pullHint("manifest unknown", "Mend the daemon.")).toMatch(/check it and its tag/);
});

test.each([
	[
		'docker: Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 192.0.2.53:53: no such host',
		/Docker Hub does not answer here.*snippets\/stand-ins/,
	],
	[
		'Get "https://registry-1.docker.io/v2/library/a/manifests/1": net/http: TLS handshake timeout',
		/Docker Hub does not answer here/,
	],
	[
		"ERROR: failed to solve: nosuch:1: failed to resolve source metadata for docker.io/library/nosuch:1: docker.io/library/nosuch:1: not found",
		/check it and its tag/,
	],
	["manifest unknown: manifest unknown", /check it and its tag/],
	["manifest for alpine:9 not found: manifest unknown", /check it and its tag/],
	[
		"pull access denied for a, repository does not exist or may require 'docker login'",
		/check it and its tag/,
	],
])("an image that cannot be had is known by: %s", (text, hint) => {
	expect(pullHint(text)).toMatch(hint);
});

test.each(["HTTP/1.1 429 Too Many Requests", "bash: docker: command not found"])(
	"no pull is: %s",
	(text) => {
		expect(pullHint(text)).toBeUndefined();
	},
);
