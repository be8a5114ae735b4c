package leak

// Names is what is looked for, and what may stand.
type Names struct {
	Companies []Company
	Allow     []string // words that may stand though a name is part of them: the body, the ministry, the contractor
}

// Company is what would let one company be recognised. All but the ID may be
// empty; a field may hold several things parted by line ends, 、 or /.
type Company struct {
	ID         string
	Name       string
	Kana       string
	Romaji     string
	Short      []string // 略称, 屋号, brand
	Addresses  []string // with or without postcode
	Phones     []string // telephone, fax, mobile
	Mails      []string
	Domains    []string // mihon-seiki.co.jp or a whole address of a page
	Number     string   // 法人番号
	Persons    []Person
	Products   []string // 製品名等: products and other words to hide
	SharedMail bool     // the domain of Mails is another's (a provider's) and names nobody
}

// Person is somebody of the company. A blank in Name parts family name and
// given name; without one the family name is guessed to be its first one to
// three characters, and what is found by it is a look.
type Person struct{ Name, Kana, Romaji string }

// Kind is what was found.
type Kind int

// The kinds.
const (
	KindName Kind = iota
	KindPerson
	KindAddress
	KindPhone
	KindMail
	KindDomain
	KindNumber
	KindProduct
	KindRevision // revision ids, which link a file to the one it was made from
)

// Ja returns the kind in Japanese.
func (k Kind) Ja() string {
	return [...]string{"事業者の名称", "人の氏名", "所在地", "電話番号", "メールアドレス", "ウェブサイトの所在", "法人番号", "製品名等", "編集の履歴番号"}[k]
}

// String returns the kind in English.
func (k Kind) String() string {
	return [...]string{"name", "person", "address", "phone", "mail", "domain", "corporate number", "product", "revision ids"}[k]
}

// Certainty tells how sure a hit is.
type Certainty int

// Look asks a person to decide; Certain stops the file.
const (
	Look Certainty = iota
	Certain
)

// Hit is one thing that was found. Company is empty for KindRevision.
type Hit struct {
	Company   string // ID
	Kind      Kind
	Certainty Certainty
	Place     Place
	Found     string // as it stands in the file, shortened
}
