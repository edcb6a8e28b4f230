import AlihModel
import Testing

@testable import AlihOffline

@Suite struct EnglishTests {
  private var english: English { get throws { try HouseEngine.engine.english } }

  @Test(arguments: [
    ("house", "houses"), ("city", "cities"), ("day", "days"), ("box", "boxes"), ("church", "churches"),
    ("child", "children"), ("man", "men"), ("policeman", "policemen"), ("human", "humans"),
    ("German", "Germans"),

    ("wife", "wives"), ("housewife", "housewives"), ("hero", "heroes"), ("photo", "photos"),
    ("bus stop", "bus stops"), ("MP", "MPs"), ("foot", "feet"), ("analysis", "analyses"), ("sheep", "sheep"),
    ("knife", "knives"), ("roof", "roofs"), ("aircraft", "aircraft"), ("grandchild", "grandchildren"),
  ])
  func `plurals`(noun: String, plural: String) throws { #expect(try english.plural(noun) == plural) }

  @Test func `a phrase's own head takes the plural`() throws {
    #expect(try english.plural("member of parliament", head: 0) == "members of parliament")
    #expect(try english.plural("citizen of a state", head: 9) == "citizen of a state")
  }

  private static let verbForms = [
    "say says said said saying", "go goes went gone going", "try tries tried tried trying",
    "stop stops stopped stopped stopping",
    "visit visits visited visited visiting", "target targets targeted targeted targeting",
    "admit admits admitted admitted admitting", "begin begins began begun beginning",
    "lie lies lay lain lying",
    "write writes wrote written writing", "see sees saw seen seeing", "fix fixes fixed fixed fixing",
    "play plays played played playing", "open opens opened opened opening",
    "offer offers offered offered offering",
    "refer refers referred referred referring", "hit hits hit hit hitting", "run runs ran run running",
    "quit quits quit quit quitting", "develop develops developed developed developing",
    "control controls controlled controlled controlling", "forget forgets forgot forgotten forgetting",
    "flee flees fled fled fleeing", "have has had had having",
    "happen happens happened happened happening", "panic panics panicked panicked panicking",
    "cancel cancels canceled canceled canceling", "swim swims swam swum swimming", "dig digs dug dug digging",
    "shut shuts shut shut shutting", "prefer prefers preferred preferred preferring",
    "upset upsets upset upset upsetting", "shed sheds shed shed shedding",
    "submit submits submitted submitted submitting", "equip equips equipped equipped equipping",
    "label labels labeled labeled labeling", "bomb bombs bombed bombed bombing",
    "worsen worsens worsened worsened worsening", "focus focuses focused focused focusing",
    "benefit benefits benefited benefited benefiting", "rob robs robbed robbed robbing",
    "drag drags dragged dragged dragging", "shoot shoots shot shot shooting", "pay pays paid paid paying",
    "commit commits committed committed committing", "occur occurs occurred occurred occurring",
    "tie ties tied tied tying", "agree agrees agreed agreed agreeing",
    "spread spreads spread spread spreading",
    "limit limits limited limited limiting", "win wins won won winning",
    "quarrel quarrels quarreled quarreled quarreling",
    "cut cuts cut cut cutting", "let lets let let letting", "get gets got gotten getting",
  ]

  @Test(arguments: verbForms)
  func `verbs`(forms: String) throws {
    let forms = forms.split(separator: " ").map(String.init)
    let english = try english
    let verb = forms[0]
    #expect(
      [english.thirdPerson(verb), english.past(verb), english.participle(verb), english.gerund(verb)]
        == Array(forms.dropFirst()))
  }

  @Test func `the first word of a verb phrase is inflected`() throws {
    let english = try english
    #expect(english.past("carry out") == "carried out")
    #expect(english.participle("be injured") == "been injured")
    #expect(english.gerund("take part") == "taking part")
  }

  @Test(arguments: [
    ("big", "bigger", "biggest"), ("good", "better", "best"),
    ("important", "more important", "most important"),
    ("easy", "easier", "easiest"), ("large", "larger", "largest"), ("new", "newer", "newest"),
    ("bad", "worse", "worst"), ("crowded", "more crowded", "most crowded"),
    ("strong", "stronger", "strongest"),
    ("modern", "more modern", "most modern"),
  ])
  func `degrees`(adjective: String, comparative: String, superlative: String) throws {
    #expect(try english.comparative(adjective) == comparative)
    #expect(try english.superlative(adjective) == superlative)
  }

  @Test(arguments: [
    ("clear", "clearly"), ("easy", "easily"), ("economic", "economically"), ("good", "well"),
    ("public", "publicly"), ("possible", "possibly"), ("friendly", "in a friendly way"),
    ("true", "truly"), ("full", "fully"),
  ])
  func `adverbs`(adjective: String, adverb: String) throws {
    #expect(try english.adverb(adjective) == adverb)
  }

  @Test(arguments: [
    ("house", "a"), ("apple", "an"), ("hour", "an"), ("university", "a"), ("European", "a"),
    ("uninvited", "an"),
    ("MP", "an"), ("8", "an"), ("18", "an"), ("80", "an"),
    ("11", "an"),
    ("180", "a"), ("one", "a"), ("user", "a"), ("umbrella", "an"), ("honest", "an"),
    ("euro", "a"),
    ("DPR", "a"), ("1", "a"), ("", "a"), ("used", "a"), ("usual", "a"), ("utmost", "an"), ("Ukrainian", "a"),
    ("unit", "a"), ("EU", "a"), ("heir", "an"), ("once", "a"), ("UN", "a"), ("US", "a"), ("unanimous", "a"),
    ("NGO", "an"), ("FBI", "an"), ("onerous", "an"), ("honorary", "an"),
  ])
  func `the indefinite article goes by sound`(word: String, article: String) throws {
    #expect(try english.indefiniteArticle(before: word) == article)
  }

  @Test func `each row of the spelling says what its example becomes`() throws {
    let english = try english
    let rows = try HouseEngine.table("spelling.tsv").rows
    #expect(rows.count > 80)
    for row in rows {
      let kind = try #require(Spelling.Kind(rawValue: row.fields[0]))
      let (example, result) = (kind == .article ? row.fields[3].lowercased() : row.fields[3], row.fields[4])
      #expect(english.spelling.apply(kind, to: example) == result, "line \(row.line)")
    }
  }

  @Test func `a row that is no verb, noun or adjective is told`() throws {
    let table = try smallTable("class|base|second|third", "adverb|well|better|best")
    let house = try english
    #expect(throws: OfflineDataError.self) {
      try English(irregular: table, spelling: house.spelling, words: house.words)
    }
  }
}
