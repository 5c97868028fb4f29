import { getCollection } from "astro:content";
import { defineRouteMiddleware } from "@astrojs/starlight/route-data";
import { strings } from "../strings.ts";
import { PICTURE, pictureUrl } from "./share-picture.ts";

/** Starlight's middleware: what search engines and other sites are told of a page, beyond what Starlight says. */
export const onRequest = defineRouteMiddleware(async ({ locals, site }) => {
	const route = locals.starlightRoute;
	const { title } = route.entry.data;
	const isMissing = route.id === "404";
	// What is not there has no address, and is not to be found.
	const kept = route.head.filter(
		({ attrs }) =>
			!(isMissing && (attrs?.["rel"] === "canonical" || attrs?.["property"] === "og:url")),
	);
	const meta = (attrs: Record<string, string | number>) => ({
		tag: "meta" as const,
		attrs: Object.fromEntries(Object.entries(attrs).map(([name, value]) => [name, `${value}`])),
		content: "",
	});
	const name = route.id || "index";
	const isOfCourse = (await getCollection("docs")).some(({ id }) => id === name);
	route.head = [
		...kept.map((one) =>
			one.tag === "title" && title === route.siteTitle ? { ...one, content: title } : one,
		),
		...(isMissing ? [meta({ name: "robots", content: "noindex" })] : []),
		// Other sites take an address that is whole, and nothing else.
		...(site === undefined
			? []
			: [
					meta({
						property: "og:image",
						content: new URL(pictureUrl(isOfCourse ? name : "index"), site).href,
					}),
					meta({ property: "og:image:width", content: PICTURE.width }),
					meta({ property: "og:image:height", content: PICTURE.height }),
					meta({ property: "og:image:alt", content: strings.sharePicture(title) }),
				]),
	];
});
