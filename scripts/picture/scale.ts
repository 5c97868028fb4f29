/** Pixels of a picture for one CSS pixel: sharp on a phone. */
export const SCALE = 2;
