/** Hides the passwords of the addresses in a text: that of a proxy may be in what a program says of it. */
export function hidePasswords(text: string): string {
	return text.replace(/(\b[a-z][a-z\d+.-]*:\/\/)[^/\s"'@]*:[^/\s"']*@/gi, "$1***@");
}
