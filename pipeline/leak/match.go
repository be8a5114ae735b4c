package leak

// matcher finds many words at once (Aho and Corasick 1975). Letters are
// numbered, since the words use few of all there are; a letter that no word
// has leads back to the start at once.
type matcher struct {
	letters []uint16 // of the basic plane
	beyond  map[rune]uint16
	count   uint16
	start   []int32          // by letter: from the start
	next    map[uint64]int32 // by state and letter; only while words are added
	edges   []edge           // hash table by state and letter
	mask    uint32
	states  []state
}

// edge is an entry of the hash table of steps.
type edge struct {
	key uint64 // state<<16 | letter; 0: none
	to  int32
}

// state is a beginning of words.
type state struct {
	fail  int32 // the longest end of it that is a beginning too
	found int32 // the state with words on the way of failures, itself too; 0 for none
	after int32 // the next such
	words []int32
}

func newMatcher() *matcher {
	return &matcher{letters: make([]uint16, 1<<16), beyond: map[rune]uint16{}, next: map[uint64]int32{}, states: make([]state, 1)}
}

func key(s int32, letter uint16) uint64 { return uint64(s)<<16 | uint64(letter) }

func (m *matcher) letter(r rune) uint16 {
	if uint32(r) < 1<<16 {
		return m.letters[r]
	}
	return m.beyond[r]
}

// add enters a word under a number.
func (m *matcher) add(word []rune, nr int32) {
	at := int32(0)
	for _, r := range word {
		l := m.letter(r)
		if l == 0 {
			m.count++
			l = m.count
			if uint32(r) < 1<<16 {
				m.letters[r] = l
			} else {
				m.beyond[r] = l
			}
		}
		to, ok := m.next[key(at, l)]
		if !ok {
			to = int32(len(m.states))
			m.states = append(m.states, state{})
			m.next[key(at, l)] = to
		}
		at = to
	}
	if at > 0 {
		m.states[at].words = append(m.states[at].words, nr)
	}
}

// finish makes the ways of failure, breadth first.
func (m *matcher) finish() {
	steps := make([][]edge, len(m.states)) // of each state, by letter
	for k, to := range m.next {
		from := k >> 16
		steps[from] = append(steps[from], edge{k, to})
	}
	size := uint32(16)
	for int(size) < 3*len(m.next) {
		size *= 2
	}
	m.edges, m.mask = make([]edge, size), size-1
	m.start = make([]int32, int(m.count)+1)
	for k, to := range m.next {
		if k>>16 == 0 {
			m.start[uint16(k)] = to
			continue
		}
		i := slot(k) & m.mask
		for m.edges[i].key != 0 {
			i = (i + 1) & m.mask
		}
		m.edges[i] = edge{k, to}
	}
	m.next = nil
	queue := []int32{0}
	for len(queue) > 0 {
		from := queue[0]
		queue = queue[1:]
		for _, e := range steps[from] {
			s := &m.states[e.to]
			if from > 0 {
				s.fail = m.step(m.states[from].fail, uint16(e.key))
			}
			f := m.states[s.fail]
			s.after = f.found
			if s.found = s.after; len(s.words) > 0 {
				s.found = e.to
			}
			queue = append(queue, e.to)
		}
	}
}

func slot(k uint64) uint32 { return uint32((k * 0x9E3779B97F4A7C15) >> 32) }

// step goes on by a letter.
func (m *matcher) step(s int32, l uint16) int32 {
	for s != 0 {
		k := key(s, l)
		for i := slot(k) & m.mask; m.edges[i].key != 0; i = (i + 1) & m.mask {
			if m.edges[i].key == k {
				return m.edges[i].to
			}
		}
		s = m.states[s].fail
	}
	return m.start[l]
}

// find calls hit with the number of each word and the place behind its end.
func (m *matcher) find(text []rune, hit func(nr int32, end int)) {
	s := int32(0)
	for i, r := range text {
		var l uint16
		if uint32(r) < 1<<16 {
			l = m.letters[r]
		} else if r > 0 {
			l = m.beyond[r]
		}
		if l == 0 {
			s = 0
			continue
		}
		if s = m.step(s, l); s == 0 {
			continue
		}
		for f := m.states[s].found; f != 0; f = m.states[f].after {
			for _, nr := range m.states[f].words {
				hit(nr, i+1)
			}
		}
	}
}
