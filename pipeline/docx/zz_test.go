package docx_test
import ("testing";"os";"fmt";"shinsa/pipeline/docx";"shinsa/pipeline/doc")
func TestZZ(t *testing.T){ b,_:=os.ReadFile("/tmp/gen/out/rt/sample.docx"); l,err:=docx.Lines(b); fmt.Println(err); w:=doc.Lines(sample()); for i:=range max(len(l),len(w)) { a,c:="",""; if i<len(l){a=l[i]}; if i<len(w){c=w[i]}; if a!=c {fmt.Printf("%d %q | %q\n",i,a,c)} } }
