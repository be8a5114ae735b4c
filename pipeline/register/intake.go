package register

import (
	"fmt"

	"shinsa/pipeline/strict"
)

// Intake is how far the reading of one file of the inbox may go, as the office
// has set it in project.yaml. 0 stands for what was not set: the default of the
// stage that holds the limit. It is no fact about the project, and so no part
// of record.Project: no document depends on it.
type Intake struct {
	Seconds     int // for a step: unpacking the file, reading one table in it
	MemoryMiB   int // of the process that reads
	FileMiB     int // of a table, as it is
	UnpackedMiB int // of a table, and of all that is in one file
	EntryMiB    int // of one file in an archive
	Entries     int // files in archives
	Ratio       int // how many bytes one packed byte may become
	Nesting     int // archives in archives
	Passwords   int // tried on one file
	Sheets      int
	Cells       int // of a table, over all sheets
	Strings     int // shared texts of a table
}

// IntakeOf reads the limits out of a project file. What is wrong with them,
// Project says; a file with errors must not be used.
func IntakeOf(file string, data []byte) Intake {
	r := projectReader{file: file}
	strict.Decode(file, data, &r.f)
	var out Intake
	for _, l := range out.fields(&r.f.Intake) {
		*l.into = l.value.V
	}
	return out
}

// fileIntake is the part of project.yaml.
type fileIntake struct {
	Seconds     strict.Value[int] `yaml:"seconds"`
	MemoryMiB   strict.Value[int] `yaml:"memory_mib"`
	FileMiB     strict.Value[int] `yaml:"file_mib"`
	UnpackedMiB strict.Value[int] `yaml:"unpacked_mib"`
	EntryMiB    strict.Value[int] `yaml:"entry_mib"`
	Entries     strict.Value[int] `yaml:"entries"`
	Ratio       strict.Value[int] `yaml:"ratio"`
	Nesting     strict.Value[int] `yaml:"nesting"`
	Passwords   strict.Value[int] `yaml:"passwords"`
	Sheets      strict.Value[int] `yaml:"sheets"`
	Cells       strict.Value[int] `yaml:"cells"`
	Strings     strict.Value[int] `yaml:"shared_strings"`
}

// intakeField joins a key, its value in the file, its place in the result, and
// the least and the most that make sense: a process needs some memory to start,
// and no machine of an office has more than 64 GiB.
type intakeField struct {
	key         string
	value       strict.Value[int]
	into        *int
	least, most int
}

func (i *Intake) fields(f *fileIntake) []intakeField {
	return []intakeField{
		{"seconds", f.Seconds, &i.Seconds, 1, 3600},
		{"memory_mib", f.MemoryMiB, &i.MemoryMiB, 128, 65536},
		{"file_mib", f.FileMiB, &i.FileMiB, 1, 1024},
		{"unpacked_mib", f.UnpackedMiB, &i.UnpackedMiB, 1, 4096},
		{"entry_mib", f.EntryMiB, &i.EntryMiB, 1, 1024},
		{"entries", f.Entries, &i.Entries, 1, 100_000},
		{"ratio", f.Ratio, &i.Ratio, 10, 2000},
		{"nesting", f.Nesting, &i.Nesting, 1, 20},
		{"passwords", f.Passwords, &i.Passwords, 1, 100_000},
		{"sheets", f.Sheets, &i.Sheets, 1, 10_000},
		{"cells", f.Cells, &i.Cells, 1000, 20_000_000},
		{"shared_strings", f.Strings, &i.Strings, 1000, 20_000_000},
	}
}

// intake sees that every limit makes sense.
func (r *projectReader) intake() {
	var limits Intake
	for _, l := range limits.fields(&r.f.Intake) {
		if l.value.V != 0 && (l.value.V < l.least || l.value.V > l.most) {
			r.add("project-intake", l.value.Line, "intake."+l.key, fmt.Sprint(l.value.V), fmt.Sprint(l.least), fmt.Sprint(l.most))
		}
	}
}
