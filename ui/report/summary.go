package report

import "loracle/data/casefile"

// Summary is the decision alone, as the report begins: verdict, advice, money,
// the strongest reasons and what must happen next.
func Summary(c casefile.Case) []byte {
	return document(append(title(c), decision(gather(Source{Case: c}))...))
}
