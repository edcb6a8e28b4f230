import Testing

@testable import AlihOffline

@Suite struct MorphologyTests {
  private static let lexicon = [
    "anak|noun|child|human|", "besar|adj|big||", "bicara|noun|talk||", "kota|noun|city|place|",
    "makan|verb|eat||", "memakai|verb|use||", "membaca|verb|read||", "membangun|verb|build||",
    "membelikan|verb|buy||", "memilih|verb|choose||", "mempromosikan|verb|promote||",
    "memproses|verb|process||", "menangkap|verb|arrest||", "mencari|verb|seek||", "mendatangi|verb|visit||",
    "mengebom|verb|bomb||", "mengecat|verb|paint||", "mengejar|verb|chase||", "mengirim|verb|send||",
    "menulis|verb|write||", "menyebutkan|verb|mention||", "menyewa|verb|rent||", "merawat|verb|treat||",
    "negara|noun|country||", "panjang|adj|long||", "putih|adj|white||", "rumah|noun|house||",
    "sehat|adj|healthy||", "tinggi|adj|high||",
  ]

  private func reading(_ form: String) throws -> Reading? {
    let data = OfflineData(lexicon: [lexiconFile(Self.lexicon)], rules: HouseEngine.rules)
    return try OfflineEngine(data).morphology.readings(of: form).first
  }

  @Test(arguments: [
    ("ditulis", "write"), ("dibaca", "read"), ("dikirim", "send"), ("disewa", "rent"), ("dipilih", "choose"),
    ("dipromosikan", "promote"), ("dirawat", "treat"), ("dicari", "seek"), ("dikejar", "chase"),
    ("dipakai", "use"), ("diproses", "process"), ("ditangkap", "arrest"), ("disebutkan", "mention"),
    ("disebut", "mention"), ("didatangi", "visit"), ("dicat", "paint"),
  ])
  func `a di- form is the passive of its meN- verb`(form: String, verb: String) throws {
    let reading = try reading(form)
    #expect(reading?.senses[0].english == verb)
    #expect(reading?.voice == .passive)
  }

  @Test func `known faults`() throws {
    let bombed = try reading("dibom")
    withKnownIssue(isIntermittent: true) { #expect(bombed?.senses[0].english == "bomb") }
  }

  @Test(arguments: [("tulis", "write"), ("tangkap", "arrest"), ("bangun", "build"), ("sebutkan", "mention")])
  func `a bare stem is its verb without a voice`(form: String, verb: String) throws {
    let reading = try reading(form)
    #expect(reading?.senses[0].english == verb)
    #expect(reading?.voice == .bare)
  }

  @Test(arguments: [("kutulis", "write"), ("kaubaca", "read")])
  func `ku- and kau- are the verb's subject`(form: String, verb: String) throws {
    let reading = try reading(form)
    #expect(reading?.senses[0].english == verb)
    #expect(reading?.voice == .active)
  }

  @Test(arguments: [
    ("tulis", ["menulis", "mentulis"]), ("sapu", ["menyapu", "mensapu"]), ("pilih", ["memilih", "mempilih"]),
    ("kirim", ["mengirim", "mengkirim"]), ("baca", ["membaca"]), ("ajar", ["mengajar", "meajar"]),
    ("rawat", ["merawat", "mengerawat"]), ("perkuat", ["memperkuat", "memerkuat"]), ("", []),
  ])
  func `meN- takes the nasal of the stem`(stem: String, forms: [String]) throws {
    let nasals = NasalPrefixes(try HouseEngine.engine.words.rows(in: .nasal))
    #expect(nasals.active(of: stem) == forms)
  }

  @Test(arguments: [
    ("rumahnya", "nya"), ("rumahku", "ku"), ("rumahmu", "mu"), ("rumahlah", nil), ("rumahpun", nil),
  ])
  func `clitics come off, and pronouns are kept`(form: String, clitic: String?) throws {
    let reading = try reading(form)
    #expect(reading?.senses[0].english == "house")
    #expect(reading?.clitic == clitic)
  }

  @Test(arguments: ["anak-anak", "anak-anaknya", "rumah-rumah", "kota-kotanya"])
  func `a doubled noun is several`(form: String) throws {
    let reading = try reading(form)
    #expect(reading?.wordClass == .noun)
    #expect(reading?.features.contains(.counted) == true)
  }

  @Test(arguments: [
    ("tertinggi", WordClass.adjective, "high"), ("sebesar", .adjective, "as big as"),
    ("sekota", .adverb, "throughout the city"), ("kesehatan", .noun, "healthiness"),
    ("penulis", .noun, "writer"),
    ("pembangunan", .noun, "build"), ("memutih", .verb, "become white"), ("memanjangkan", .verb, "make long"),
    ("antarnegara", .adjective, "inter-country"), ("pascabicara", .adjective, "post-talk"),
    ("non-rumah", .noun, "non-house"), ("tulisan", .noun, "write"), ("beranak", .verb, "have child"),
  ])
  func `productive affixes give an unlisted word a meaning`(
    form: String, wordClass: WordClass, english: String
  )
    throws
  {
    let reading = try reading(form)
    #expect(reading?.wordClass == wordClass)
    #expect(reading?.senses[0].english == english)
  }

  @Test(arguments: [
    "xyzzy", "di", "-", "nya", "dixyz", "", "zzz-zzz", "kexyzan", "a", "pe", "perzzan", "-nya", "se-", "--",
    "ter",
    "é", "kan", "dikan",
  ])
  func `an unknown form has no readings`(form: String) throws {
    #expect(try reading(form) == nil)
  }

  @Test(arguments: [
    ("write", "writer"), ("educate", "educator"), ("direct", "director"), ("teach", "teacher"),
  ])
  func `agents end in -er or -or`(verb: String, agent: String) throws {
    #expect(try HouseEngine.engine.english.agent(verb) == agent)
  }

  @Test(arguments: [
    ("able", "ability"), ("happy", "happiness"), ("different", "difference"), ("dark", "darkness"),
    ("formal", "formality"),
  ])
  func `qualities have their ending`(adjective: String, quality: String) throws {
    #expect(try HouseEngine.engine.english.quality(adjective) == quality)
  }
}
