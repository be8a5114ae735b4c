// Prints the text of a PDF as pdf.js gives it: its items in order, a form feed a page.
const fs = require("fs");
const lib = process.argv[2];
const pdfjs = require(lib + "/pdf.js");
pdfjs.GlobalWorkerOptions.workerSrc = lib + "/pdf.worker.js";
(async () => {
  const doc = await pdfjs.getDocument({ data: new Uint8Array(fs.readFileSync(process.argv[3])), disableFontFace: true, verbosity: 0 }).promise;
  for (let i = 1; i <= doc.numPages; i++) {
    const text = await (await doc.getPage(i)).getTextContent();
    process.stdout.write(text.items.map((t) => t.str + (t.hasEOL ? "\n" : "")).join("") + "\f");
  }
})().catch((e) => { console.error(e); process.exit(1); });
