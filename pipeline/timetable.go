package pipeline

import (
	"fmt"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workspace"
)

// timetableVersion changes when the timetable or the itineraries come out
// otherwise for the same input.
const timetableVersion = "2"

// ItineraryDir is the folder of the auditors' itineraries, in the project's own.
const ItineraryDir = ProjectDir + "/日程"

// timetableJobs are the 全体工程表 and an itinerary for each auditor with
// something to do. They name companies and are for the office and its auditors.
func (r *run) timetableJobs() ([]job, error) {
	if len(r.plans) == 0 {
		return nil, nil
	}
	versions := map[string]int{}
	for id, o := range r.next {
		if _, gone := r.purged[id]; !gone {
			versions[id] = o.Version
		}
	}
	alive, planned := r.alive()
	key, err := r.timetableKey("all", []any{companiesOf(alive), planned, versions})
	if err != nil {
		return nil, err
	}
	jobs := []job{{key: key, dir: ProjectDir, extra: func(d calendar.Date) (string, []byte, error) {
		data, err := workbook.Write(sheet.Timetable(sheet.TimetableOptions{Project: r.project, Date: d, Companies: alive, Planned: planned, Versions: versions}))
		return "全体工程表.xlsx", data, err
	}}}
	for _, it := range audit.Itineraries(alive, planned.Plans, r.project) {
		if len(it.Stops) == 0 {
			continue
		}
		j, err := r.itineraryJob(it)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// alive are the companies whose material was not destroyed, and their plans:
// no list of a later run names another one (別紙1 3(4)).
func (r *run) alive() ([]audit.Assessment, audit.Planned) {
	if len(r.purged) == 0 {
		return r.assessments, r.planned
	}
	planned := r.planned
	planned.Plans = map[string]audit.Plan{}
	var out []audit.Assessment
	for i := range r.assessments {
		id := r.assessments[i].Company.ID
		if _, gone := r.purged[id]; gone {
			continue
		}
		out = append(out, r.assessments[i])
		if p, ok := r.plans[id]; ok {
			planned.Plans[id] = p
		}
	}
	return out, planned
}

func companiesOf(list []audit.Assessment) []*record.Company {
	out := make([]*record.Company, len(list))
	for i := range list {
		out[i] = list[i].Company
	}
	return out
}

func (r *run) itineraryJob(it audit.Itinerary) (job, error) {
	key, err := r.timetableKey("one", it)
	name := "審査員別日程表_" + it.Auditor.ID
	in := func(d calendar.Date) compose.ItineraryInput {
		return compose.ItineraryInput{Project: r.project, Date: d, Itinerary: it}
	}
	return job{key: key, dir: ItineraryDir,
		papers: []paper{{name: name, compose: func(d calendar.Date) (*doc.Document, problem.List) { return r.tools.templates.Itinerary(in(d)) }}},
		extra:  func(d calendar.Date) (string, []byte, error) { return name + ".ics", compose.ICS(in(d)), nil }}, err
}

func (r *run) timetableKey(kind string, v any) (string, error) {
	k := workspace.NewKey("timetable "+kind, timetableVersion).Text(r.data).Text(r.project.Digest)
	if _, err := k.JSON(v); err != nil {
		return "", fmt.Errorf("key of the timetable: %w", err)
	}
	return k.Sum(), nil
}
