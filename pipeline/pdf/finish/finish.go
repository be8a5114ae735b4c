// Package finish makes the file around the drawn pages.
//
// In: the pages' operators from package paint, the layout with its logical
// structure, the font subsets, title and the like. Out: the whole file: PDF
// 1.7, PDF/A-2a (so 2u and 2b too) and PDF/UA-1, with text that can be found
// and copied in every plane of Unicode, structure tree, bookmarks, links, page
// labels, language, metadata and output intent. Objects stand in object
// streams and each stream is compressed once. Same input, same bytes: the
// file's ID is a digest of its content and there is no date in it.
package finish

import (
	"context"
	"fmt"

	"shinsa/pipeline/pdf/font"
	"shinsa/pipeline/pdf/layout"
	"shinsa/pipeline/pdf/paint"
)

// Input is what the file is made of.
type Input struct {
	Title, Author, Subject, Keywords string
	Layout                           *layout.Layout
	Pages                            []paint.Page
	Faces                            []*font.Face  // by number; nil where the document has no character of it
	Subsets                          []font.Subset // by number
	Images                           []paint.Image
}

// document is a file in the making with the numbers of its objects.
type document struct {
	*file
	in      Input
	tree    int   // of the pages
	pages   []int // by page
	annots  [][]annot
	fonts   int // the resources of every page
	outline int // 0 for none
}

// Complete returns the file.
func Complete(ctx context.Context, in Input) ([]byte, error) {
	if len(in.Pages) != len(in.Layout.Pages) {
		return nil, fmt.Errorf("make file: %d pages drawn, %d laid out", len(in.Pages), len(in.Layout.Pages))
	}
	d := &document{file: newFile(in), in: in}
	root, info := d.reserve(), d.reserve()
	d.tree, d.fonts = d.reserve(), d.reserve()
	for range in.Pages {
		d.pages = append(d.pages, d.reserve())
	}
	d.links()
	d.pageObjects()
	d.resources()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d.bookmarks()
	structure := d.structure()
	metadata, intent := d.metadata(), d.intent()
	d.information(info)
	d.begin(root).raw("<</Type/Catalog/Pages ").ref(d.tree).raw("/StructTreeRoot ").ref(structure).
		raw("/MarkInfo<</Marked true>>/Lang(ja-JP)/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[0<</S/D>>]>>/Metadata ").
		ref(metadata).raw("/OutputIntents[").ref(intent).raw("]")
	if d.outline != 0 {
		d.raw("/PageMode/UseOutlines/Outlines ").ref(d.outline)
	}
	d.raw(">>").end()
	return d.finish(root, info)
}

// pageObjects writes the page tree, which is one level deep, the pages and
// their content. The resources stand in each page by name, since PDF/A wants
// them so (ISO 19005-2, 6.2.2); the size is inherited.
func (d *document) pageObjects() {
	for i, p := range d.in.Pages {
		content := d.reserve()
		d.stream(content, "", p.Content)
		d.begin(d.pages[i]).raw("<</Type/Page/Parent ").ref(d.tree).raw("/Contents ").ref(content).raw("/Resources ").ref(d.fonts).raw("/StructParents ").int(i)
		if len(d.annots[i]) > 0 {
			d.raw("/Tabs/S/Annots[")
			for _, a := range d.annots[i] {
				d.ref(a.nr).raw(" ")
			}
			d.raw("]")
		}
		d.raw(">>").end()
	}
	d.begin(d.tree).raw("<</Type/Pages/Count ").int(len(d.pages)).raw("/MediaBox[0 0 ").num(d.in.Layout.Width).raw(" ").num(d.in.Layout.Height).
		raw("]/Kids[")
	for _, nr := range d.pages {
		d.ref(nr).raw(" ")
	}
	d.raw("]>>").end()
}
