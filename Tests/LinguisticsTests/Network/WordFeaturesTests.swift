import Testing

@testable import Linguistics

/// The training scripts compute the same hashes: `python training/words.py` prints these numbers.
@Suite struct WordFeaturesTests {
    @Test(arguments: [
        ("Mali", [3_519_814_070, 694_293_268, 3_187_217_116, 526_525_676, 3_187_589_761, 3_823_717_778]),
        ("École", [1_238_471_961, 694_583_710, 3_185_182_982, 1_108_354_202, 3_187_231_469, 1_004_481_584]),
        ("don’t", [3_755_625_094, 694_304_319, 3_182_095_763, 1_054_590_678, 3_007_221_905, 69_772_859]),
        ("1,000", [3_897_801_953, 694_301_155, 3_007_778_462, 1_393_540_915, 3_007_396_394, 1_394_476_383]),
    ])
    func sameHashesAsInTraining(word: String, hashes: [UInt32]) {
        let features = WordFeatures(word)
        #expect([features.form] + (0..<5).map { features.affixes[$0] } == hashes)
    }

    @Test func shapesShortenRuns() {
        #expect(WordFeatures("Mali").affixes[6] == 3_362_113_781)
        #expect(WordFeatures("Mali").affixes[6] == WordFeatures("Kidal").affixes[6])
        #expect(WordFeatures("1,000").affixes[6] == 2_991_553_816)
    }

    @Test func longTokensAreReadByTheirBeginning() {
        let long = String(repeating: "x", count: 1000)
        #expect(WordFeatures(long).form == WordFeatures(String(long.prefix(96))).form)
        #expect(WordFeatures("").form == WordFeatures("").form)
    }
}
