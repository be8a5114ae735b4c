// Package parcel unpacks what arrives in the inbox, until every file that
// matters lies open.
//
// In: one file of the inbox (bytes and path), the office's list of passwords,
// and limits. Out: the items that are in it (the file itself where nothing is
// around it; the members of a ZIP archive, the attachments of a mail, and what
// is inside those), each with its kind, told by its content and never by its
// name, and with its place written as a path through the containers
// (inbox/回答.zip/本社/シート.xlsx). Every file of the inbox comes out as one
// item at least. An item that nobody will be able to read carries the code of
// the problem that says why and what to ask for; so counts add up.
//
// An archive is material from strangers: sizes, names and directories in it are
// claims. The directory is held to the limits before anything is unpacked, the
// local headers must agree with it, entries may not share bytes, nothing is
// unpacked past its declared size, and the budget of an inbox file is shared by
// all that is nested in it. Nothing is ever written to disk, so a path can do no
// harm; one that tries is turned away all the same.
//
// The package never shows a password: not in a problem, an error, an item or a
// formatted value. It never runs anything, never decides whose a file is (the
// sender of a mail is kept as information), and never drops a member without
// saying so.
package parcel

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"shinsa/pipeline/problem"
)

// Item is one file: of the inbox, or found inside of one.
type Item struct {
	// Path is the place in the inbox, slash-separated; for a file inside of
	// others it goes on through them.
	Path   string
	Data   []byte `json:"-"`
	Digest string // SHA-256 of Data, hex
	Kind   Kind
	// Inbox is the path of the file of the inbox that it came in.
	Inbox string
	// Refused is the code of the problem that turned the item away; "" for one
	// that may be read. The problem stands at Path.
	Refused problem.Code `json:",omitempty"`
	// Unlocked names the entry of the password list (its first column) that
	// opened the item or a container around it.
	Unlocked string    `json:",omitempty"`
	Mail     *MailInfo `json:",omitempty"` // of the mail that brought it
}

// MailInfo is what a mail says of itself. It helps a clerk to ask whose a file
// is; nothing is decided by it, for anybody can write any sender.
type MailInfo struct {
	From, Subject string
	Date          string    // as written
	Sent          time.Time // zero where Date cannot be read
	// Body is the text of the mail, at most Limits.Body bytes. Mails tell
	// passwords: it is left out of JSON, and so of caches and records.
	Body string `json:"-"`
}

// digest is the SHA-256 of data in hex, the form that the workspace uses.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
