import { afterEach, expect, test, vi } from "vitest";
import { SharedBrowser } from "../../scripts/picture/launch-browser.ts";

afterEach(() => vi.unstubAllEnvs());

test.each([
	["/nonexistent/chromium", "There is no Chromium here."],
	["/bin/false", "/bin/false does not start"],
])("a browser that does not do is told: %s", async (path, message) => {
	vi.stubEnv("CHROMIUM_PATH", path);
	await using shared = new SharedBrowser();
	await expect(shared.launch()).rejects.toMatchObject({
		message: expect.stringContaining(message),
		hint: "Install Chromium or Chrome, or set CHROMIUM_PATH.",
	});
});

test("a shared browser is one, and is closed when it is disposed of", async () => {
	const shared = new SharedBrowser();
	const browser = await shared.launch();
	expect(await shared.launch()).toBe(browser);
	await shared[Symbol.asyncDispose]();
	expect(browser.isConnected()).toBe(false);
});

test("a shared browser that does not start is told to who waits for it, and to nobody else", async () => {
	vi.stubEnv("CHROMIUM_PATH", "/nonexistent/chromium");
	await using shared = new SharedBrowser();
	void shared.launch();
	// Long enough for a rejection that nobody handles to end the process.
	await new Promise(setImmediate);
	await expect(shared.launch()).rejects.toThrow("There is no Chromium here.");
});
