/** Parameter of an address: what its reader looked for, to be marked there. */
export const FOUND = "mot";
