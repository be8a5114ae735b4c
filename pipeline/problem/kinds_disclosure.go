package problem

// disclosureKinds are the problems of package disclosure.
var disclosureKinds = []Kind{
	{"disclosure-withheld", Warning,
		Text{"公表用では、{1} 個の表を載せません（{2}。数値を秘匿しても、合計などから少数の企業の数値が分かるおそれがあるため）", "参加企業が少ないときに起こります。企業が増えるか、区分をまとめると、載せられることがあります。"},
		Text{"the public edition leaves {1} tables out ({2}): small numbers could be worked out although they are hidden", "That happens with few companies; more of them, or coarser groups, may make it possible."}},
	{"disclosure-hidden", Info,
		Text{"公表用では、企業が少なく特定のおそれがある数値 {1} 個と、それを守るための数値 {2} 個を「x」で秘匿しました（閾値：{3}社未満、表 {4} 個）", "秘匿が多いときは、区分をまとめると減らせます。"},
		Text{"{1} numbers of too few companies and {2} that guard them are hidden as x in the public edition (threshold {3}, {4} tables)", "If that is a lot, make the groups coarser."}},
	{"disclosure-k-missed", Error,
		Text{"業種・規模・地域などをすべて粗くしても、同じ区分の企業が {1} 社以上になりません（最小 {2} 社）", "企業ごとの区分は公表できません。公表用から企業ごとの表を外すか、k の値を見直してください。"},
		Text{"even with all attributes at their coarsest no combination reaches {1} companies (the smallest has {2})", "Attributes of companies cannot be published. Leave tables per company out, or reconsider k."}},
	{"disclosure-generalised", Info,
		Text{"公表用の企業ごとの区分は {1} とし、どの組合せも {2} 社以上です（求めた値：{3}社以上、区分を示さない企業：{4}社）", "区分の粗さは設定の k で変わります。"},
		Text{"companies are described by {1}; every combination is that of at least {2} companies (asked for: {3}; companies not described: {4})", "The detail follows from k in the settings."}},
}
