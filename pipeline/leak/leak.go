// Package leak looks, in every byte that leaves the office, for what would let
// a company be recognised.
//
// In: the names (companies with their addresses, numbers, persons and
// products; words that may stand) and the bytes of any file. Out: hits, each
// with the company, what was found and the place, and the problems that they
// are: errors stop a deliverable, warnings ask a person to look. It changes
// nothing, opens no file and remembers nothing between files.
//
// # What is compared
//
// Not spellings but keys. A text is folded (fold.go): compatibility forms,
// width and case made one, variant kanji (髙 高, 邊 辺) and hiragana and
// katakana made one, and whatever is neither letter nor digit left out: blanks,
// line ends, punctuation, characters without width. So a name is found when it
// is spaced out, cut over lines, paragraphs, cells or runs, or written in half
// width. Three further views of the same text are compared in their own way:
// Latin letters as a skeleton in which Hepburn, Kunrei and all ways to write a
// long vowel are one (romaji.go), digits with whatever parts them (number.go),
// and texts that are escaped (%E3%81%82, &#12354;, \u3042, =E3, base64: unescape.go).
// Addresses are found by the name of the town and the numbers behind it,
// 1丁目2番3号 and 一-二-三 alike (address.go).
//
// # What is certain and what is not
//
// A false alarm costs a look; a miss cannot be called back. But an alarm on
// every page is not read. So a hit is Certain, or Look (rule.go):
//
//   - A word with kanji of three characters or more is certain wherever it
//     stands, within a longer word too.
//   - A word of one or two characters (山, 三光) is certain with a legal form
//     beside it (㈱山, 山 株式会社), a look where it stands as a word of its own,
//     and nothing within a longer word (山田).
//   - Kana: certain from five characters; with three and four in katakana where
//     the word begins and ends with them; hiragana runs on in a sentence, so a
//     name written in it is certain from six, and below that a look where it stands alone.
//   - Latin letters: certain from eight letters anywhere, from five as a word;
//     three and four are a look as a word, less is nothing without a legal form.
//   - A person: the whole name as a word above. The family name alone only with
//     氏, 様, さん, 殿 or an office behind it (髙﨑部長), as a look when two
//     companies have such a person or it was cut out of a name without blank.
//   - Numbers: telephone and corporate numbers only where no further digit
//     adjoins; certain when parted as numbers are, a look when the digits come
//     from several places or the telephone number lacks its first 0.
//   - An address: certain with its numbers, a look when city and town alone stand.
//
// A hit within a word that may stand (Names.Allow) is none. Where such a word
// would hide a company's own name, Weak says so.
//
// # Bytes
//
// Files are told by content (open.go) and opened in steps within limits:
// packages and archives with what stands between and behind their entries, PDF
// with all objects, older revisions and attachments, images of discs, pictures
// with their metadata, texts in all usual character sets. What is no text is looked
// through as bytes in all of them; there, only words long enough not to occur by
// chance count. A file that cannot be looked into (encrypted, unknown
// compression, broken, too deep) is an error of its own: never passed over.
//
// The dots of pictures and the outlines of fonts are left alone. Place in its
// file is told as exactly as the form allows: sheet and cell, page, paragraph,
// line, entry of an archive, key of an object.
//
// It cannot see a picture of a name, nor a company that only its circumstances
// tell: the second is the work of package disclosure.
package leak
