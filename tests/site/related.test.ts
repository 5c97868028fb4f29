import { expect, test } from "vitest";
import { bare, isRelated, withoutSmallWords, wordsOf } from "../../src/find/related.ts";

test.each([
	["Déboguer", "deboguer"],
	["ÇA", "ca"],
	// A mark without a letter is a letter's place, too.
	["\u0301", "\u0301"],
])("%s is compared as %s", (text, expected) => {
	expect(bare(text)).toBe(expected);
	expect(bare(text)).toHaveLength(text.length);
});

test.each([
	["docker  ps", ["docker", "ps"]],
	["« Déboguer »", ["deboguer"]],
	["--no-cache!", ["no-cache"]],
	["- ?", []],
])("%s is looked for as %j", (text, expected) => {
	expect(wordsOf(text)).toEqual(expected);
});

test.each([
	["Comment arrêter un conteneur ?", "arrêter conteneur"],
	["mot de passe", "mot passe"],
	["docker ps -a", "docker ps -a"],
	["docker compose up -d", "docker compose up -d"],
	["par quoi", "par quoi"],
])("%s asks for %s", (term, expected) => {
	expect(withoutSmallWords(term)).toBe(expected);
});

test.each([
	["ps", "$(docker-ps"],
	["ps", "PS"],
	["psql", "psql"],
	["deboguer", "débogage"],
	["conteneur", "conteneurs,"],
	["volume", "systeme_volume-1"],
])("%s finds %s", (word, found) => {
	expect(isRelated(word, found)).toBe(true);
});

test.each([
	["ps", "psycopg"],
	["azerty", "a"],
	["azerty", "aze"],
	["volume", "voltage"],
])("%s does not find %s", (word, found) => {
	expect(isRelated(word, found)).toBe(false);
});
