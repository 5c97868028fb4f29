import { markdownToHtml } from "satteri";
import { expect, test } from "vitest";
import { questionAnchors } from "../../src/markdown/question-anchors.ts";

const html = (text: string) => markdownToHtml(text, { mdastPlugins: [questionAnchors] }).html;

test("a question's heading has the anchor of its number, whatever follows", () => {
	expect(html("## 4-c · Lire `docker ps`")).toContain('<h2 id="question-4-c">');
	expect(html("## Les options")).not.toContain("question");
});

test.each(["question 4-c", "4-c"])("a link that is called %s stays on one line", (text) => {
	expect(html(`[${text}](/exercice-4/#question-4-c)`)).toContain('class="question"');
});

test.each(["ce que dit la question 4-c", "4-c et 4-d", "`4-c`"])(
	"a link that is called %s may break",
	(text) => {
		expect(html(`[${text}](/exercice-4/#question-4-c)`)).not.toContain("class=");
	},
);
