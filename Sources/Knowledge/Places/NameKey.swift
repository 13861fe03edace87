/// The form in which place names are compared.
///
/// Case, diacritics, points and apostrophes are dropped, everything else that is no letter or digit divides words:
/// "Aguel'hoc" gives `aguelhoc`, "Saint-Louis" and "SAINT LOUIS" give `saint louis`. `scripts/build-gazetteer` folds
/// names in the same way. Letters that are not Latin divide too, so a name in another script may have an empty key.
public enum NameKey {
    /// Folds a name; the result holds `a`–`z`, `0`–`9` and single spaces between words.
    public static func fold(_ name: String) -> String { fold(scalars: name.unicodeScalars) }

    /// The same of a part of a text; two plain types, for generic code is slow across modules.
    public static func fold(_ name: Substring) -> String { fold(scalars: name.unicodeScalars) }

    private static func fold(scalars: some Collection<Unicode.Scalar>) -> String {
        var key: [UInt8] = []
        key.reserveCapacity(scalars.count)
        var isPending = false
        func append(_ letter: UInt8) {
            if isPending, !key.isEmpty { key.append(UInt8(ascii: " ")) }
            isPending = false
            key.append(letter)
        }
        for scalar in scalars {
            switch scalar.value {
            case 0x61...0x7A, 0x30...0x39: append(UInt8(truncatingIfNeeded: scalar.value))
            case 0x41...0x5A: append(UInt8(truncatingIfNeeded: scalar.value + 32))
            case 0x2E, 0x27, 0x60, 0xB4, 0x2019, 0x2018, 0x2BB, 0x2BC, 0x2BD, 0x2BE, 0x2BF, 0x300...0x36F: continue
            case 0..<0x80: isPending = true
            default:
                guard let plain = plainLetters[scalar.value] else {
                    isPending = true
                    continue
                }
                for letter in plain.utf8 { append(letter) }
            }
        }
        return String(decoding: key, as: UTF8.self)
    }

    private static let plainLetters: [UInt32: String] = {
        let groups: [(plain: String, letters: String)] = [
            ("a", "ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ"), ("b", "ḂḃḄḅḆḇ"),
            ("c", "ÇçĆćĈĉĊċČčḈḉ"), ("d", "ÐðĎďĐđḊḋḌḍḎḏḐḑḒḓ"),
            ("e", "ÈÉÊËèéêëĒēĔĕĖėĘęĚěƏȄȅȆȇȨȩəḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ"), ("f", "Ḟḟ"), ("g", "ĜĝĞğĠġĢģǦǧǴǵḠḡ"),
            ("h", "ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖ"), ("i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐȈȉȊȋḬḭḮḯỈỉỊị"), ("j", "Ĵĵǰ"), ("k", "ĶķǨǩḰḱḲḳḴḵ"),
            ("l", "ĹĺĻļĽľŁłḶḷḸḹḺḻḼḽ"), ("m", "ḾḿṀṁṂṃ"), ("n", "ÑñŃńŅņŇňŊŋǸǹṄṅṆṇṈṉṊṋ"),
            ("o", "ÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǪǫǬǭǾǿȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ"), ("p", "ṔṕṖṗ"),
            ("r", "ŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ"), ("s", "ŚśŜŝŞşŠšȘșṠṡṢṣṤṥṦṧṨṩ"), ("t", "ŢţŤťŦŧȚțṪṫṬṭṮṯṰṱẗ"),
            ("u", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự"), ("v", "ṼṽṾṿ"),
            ("w", "ŴŵẀẁẂẃẄẅẆẇẈẉẘ"), ("x", "ẊẋẌẍ"), ("y", "ÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹ"), ("z", "ŹźŻżŽžẐẑẒẓẔẕ"),
            ("ae", "ÆæǢǣǼǽ"), ("oe", "Œœ"), ("ss", "ßẞ"), ("th", "Þþ"),
        ]
        var table: [UInt32: String] = [:]
        for (plain, letters) in groups {
            for letter in letters.unicodeScalars { table[letter.value] = plain }
        }
        return table
    }()
}
