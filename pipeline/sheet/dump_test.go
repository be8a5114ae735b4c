package sheet
import ("testing";"os";"shinsa/pipeline/workbook")
func TestDump(t *testing.T){
 d,_:=workbook.Write(SelfCheck(real(t))); os.WriteFile("/tmp/wb/self.xlsx",d,0644)
 d,_=workbook.Write(RegisterTemplate()); os.WriteFile("/tmp/wb/reg.xlsx",d,0644)
}
