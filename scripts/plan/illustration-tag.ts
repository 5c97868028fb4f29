import { MetaOptions } from "@expressive-code/core";

/** The word in a fence's meta that says that it is not to be run. */
const TAG = "illustration";

/** Whether a fence says that it is not to be run. A title that has the word does not. */
export function isIllustration(meta: string | null | undefined): boolean {
	return meta?.includes(TAG) === true && new MetaOptions(meta).list().some(isTag);
}

/** A fence's meta without the tag. */
export function withoutIllustration(meta: string): string {
	const tag = new MetaOptions(meta).list().find(isTag);
	if (tag === undefined) return meta;
	return meta.slice(0, tag.index) + meta.slice(tag.index + tag.raw.length);
}

const isTag = ({ key }: { readonly key?: string | undefined }) => key === TAG;
