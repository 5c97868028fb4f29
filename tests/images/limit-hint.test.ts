import { expect, test } from "vitest";
import { limitHint } from "../../scripts/images/limit-hint.ts";

test.each([
	"toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit",
	"Error response from daemon: toomanyrequests: You have reached your pull rate limit.",
	"ERROR: failed to copy: unexpected status code https://registry-1.docker.io/v2/library/rust/manifests/1: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.",
	"error parsing HTTP 429 response body: unexpected HTTP status: 429 Too Many Requests",
])("a limit is known by: %s", (text) => {
	expect(limitHint(text)).toContain("`docker login`");
});

test.each([
	"HTTP/1.1 429 Too Many Requests",
	"manifest unknown: manifest unknown",
	"pull access denied for a, repository does not exist or may require 'docker login'",
])("no limit is: %s", (text) => {
	expect(limitHint(text)).toBeUndefined();
});
