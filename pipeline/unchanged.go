package pipeline

import (
	"shinsa/pipeline/decision"
	"shinsa/pipeline/events"
	"shinsa/pipeline/workspace"
)

// runVersion changes when the summary of a run comes out otherwise for the
// same folder.
const runVersion = "2"

// snapshot hashes everything that a whole run depends on: the office's files,
// the inbox, the names of what stands in the output folders, the program's own
// data and the options. Two runs with the same snapshot have the same summary.
func snapshot(f *workspace.Folder, data string, o Options) (string, error) {
	k := workspace.NewKey("run", runVersion).Text(data).Text(intakeVersion).Text(companyVersion).Text(overallVersion).Text(receiptsVersion).Text(collectVersion).Text(processVersion).Text(planVersion).Text(timetableVersion).Text(formsVersion)
	k.Text(o.Today.String())
	if _, err := k.JSON([]any{o.Dated, o.Only}); err != nil {
		return "", err
	}
	for _, p := range []string{ProjectFile, RegisterFile, PasswordsFile, events.File} {
		addFile(k, f, p)
	}
	links, err := f.Links(Inbox)
	if err != nil {
		return "", err
	}
	if _, err := k.JSON(links); err != nil {
		return "", err
	}
	for _, dir := range []string{"criteria", TemplatesDir, FontsDir, Inbox} {
		files, err := f.List(dir)
		if err != nil {
			return "", err
		}
		for _, e := range files {
			addFile(k, f, e.Path)
		}
	}
	return k.Sum(), nil
}

// addFile puts a file into the key; one that is absent or cannot be read is the
// business of the stage that needs it.
func addFile(k *workspace.Key, f *workspace.Folder, path string) {
	b, err := f.Read(path)
	if err != nil {
		k.Text(path).Text("not read: " + err.Error())
		return
	}
	k.Text(path).Text(workspace.Digest(b))
}

// addNames puts the names of the output folders into the key of a finished
// run: what a person adds or removes there changes the summary.
func addNames(key string, f *workspace.Folder) (string, error) {
	k := workspace.NewKey("run-names", "1").Text(key)
	addFile(k, f, decision.File) // a run may write these two itself
	addFile(k, f, outlinesFile)
	for _, dir := range []string{CompaniesDir, ProjectDir} {
		files, err := f.List(dir)
		if err != nil {
			return "", err
		}
		for _, e := range files {
			if k.Text(e.Path); isForm(e.Path) { // persons fill it in, or put it there
				addFile(k, f, e.Path)
			}
		}
	}
	return k.Sum(), nil
}

// unchanged returns the summary of the last run when nothing has changed since
// and every document still stands; nil otherwise.
func unchanged(f *workspace.Folder, key string) (*Summary, error) {
	named, err := addNames(key, f)
	if err != nil {
		return nil, err
	}
	var s Summary
	if ok, err := f.Cache().Get(named, &s); err != nil || !ok {
		return nil, err
	}
	l, err := workspace.OpenLedger(f)
	if err != nil {
		return nil, err
	}
	s.Renewals = nil // told once
	for i := range s.Companies {
		s.Companies[i].Cached = true
		if ok, err := standing(l, s.Companies[i].Files); err != nil || !ok {
			return nil, err
		}
	}
	if ok, err := standing(l, s.Project); err != nil || !ok {
		return nil, err
	}
	return &s, nil
}

// remember keeps the summary for the next run over the same folder.
func remember(f *workspace.Folder, key string, s *Summary) error {
	named, err := addNames(key, f)
	if err != nil {
		return err
	}
	return f.Cache().Put(named, s)
}
