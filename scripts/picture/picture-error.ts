/** Why a picture could not be taken, in plain words, and what to do about it. */
export class PictureError extends Error {
	override readonly name = "PictureError";
	readonly hint: string;

	constructor(message: string, hint: string, options?: ErrorOptions) {
		super(message, options);
		this.hint = hint;
	}
}

/** No browser starts on this machine: the picture that was recorded elsewhere may be kept. */
export class NoBrowserError extends PictureError {}
