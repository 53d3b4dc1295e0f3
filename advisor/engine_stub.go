package advisor

// Assess works out everything loracle concludes from the answers.
func Assess(k *Knowledge, answers Answers) Assessment { return Assessment{} }
