extension Finding {
  /// Every kind of finding, by its id; `Documentation/Findings.md` is this table, held to it by a test.
  package enum Kind: String, Sendable, CaseIterable, Codable {
    // Whether the answer is a translation of this segment at all.
    case untranslated
    case sourceCopied = "source-copied"
    case language, unrelated
    case sameAnswer = "same-answer"
    case shifted, repetition, chatter, length, placeholder
    // What an answer has too much.
    case sentenceAdded = "sentence-added"
    case wordsAdded = "words-added"
    case nextRepeated = "next-repeated"
    case noteAdded = "note-added"
    case quotesAdded = "quotes-added"
    case markupAdded = "markup-added"
    case idAdded = "id-added"
    // What it has too little, or otherwise.
    case cutOff = "cut-off"
    case endUnmarked = "end-unmarked"
    case wordsMissing = "words-missing"
    case wordsFewer = "words-fewer"
    case wordLeft = "word-left"
    case orderChanged = "order-changed"
    case negationMissing = "negation-missing"
    case negationFewer = "negation-fewer"
    case negationAdded = "negation-added"
    case negationMoved = "negation-moved"
    case meaningChanged = "meaning-changed"
    case certaintyAdded = "certainty-added"
    case quotationChanged = "quotation-changed"
    case quotesMissing = "quotes-missing"
    case quotesUnbalanced = "quotes-unbalanced"
    case numberChanged = "number-changed"
    case numberMissing = "number-missing"
    case numberAdded = "number-added"
    case numberFewer = "number-fewer"
    case numberForm = "number-form"
    case dateMissing = "date-missing"
    case nameChanged = "name-changed"
    case nameMissing = "name-missing"
    case nameAdded = "name-added"
    case acronymMissing = "acronym-missing"
    case termMissing = "term-missing"
    case termForbidden = "term-forbidden"
    case termRepaired = "term-repaired"
    case unknownWord = "unknown-word"
    case markupDropped = "markup-dropped"
    case sourceChanged = "source-changed"
    // Of a summary.
    case summaryNumber = "summary-number"
    case summaryName = "summary-name"
    case summaryQuotation = "summary-quotation"
    case summarySupport = "summary-support"
    case summaryNegation = "summary-negation"
    case summarySpeaker = "summary-speaker"
    case summaryClaim = "summary-claim"
    case summaryPronoun = "summary-pronoun"
    case summaryForm = "summary-form"
    case noStory = "no-story"
    // Of a file.
    case encoding
    case invalidUTF8 = "invalid-utf8"
    case mojibake
    case pageParts = "page-parts"
    case pageData = "page-data"
    case attachment
    case notRead = "not-read"
    case controlCharacter = "control-character"
    case partLeftOut = "part-left-out"
    case partMissing = "part-missing"
    case trackedChanges = "tracked-changes"
    case recordPassed = "record-passed"
    case openQuote = "open-quote"
    case unfinishedUnits = "unfinished-units"
    case nothingToDo = "nothing-to-do"
    case readingSpeed = "reading-speed"
    case longCue = "long-cue"
  }

  /// What a finding leads to, where an engine can be asked again at all.
  package enum Consequence: String, Sendable, CaseIterable {
    /// The answer is none: a model is asked once more, then the next engine.
    case nextEngine = "next engine"
    /// A model is asked once more; without a better answer this one is used, with its finding.
    case askAgain = "ask again"
    /// Nothing but the finding.
    case finding
  }
}

extension Finding.Kind {
  package var severity: Finding.Severity { row.severity }
  package var consequence: Finding.Consequence { row.consequence }
  /// What a person who meets it should know, in one sentence.
  package var meaning: String { row.meaning }

  private typealias Row = (
    severity: Finding.Severity, consequence: Finding.Consequence, meaning: String
  )

  private var row: Row {
    switch self {
    case .untranslated: (.error, .nextEngine, "The answer is empty, or the source itself.")
    case .sourceCopied: (.warning, .nextEngine, "A run of the source's words stands in the translation.")
    case .language: (.warning, .nextEngine, "A clause of the translation is in another language.")
    case .unrelated: (.warning, .nextEngine, "The translation shares nothing with its source.")
    case .sameAnswer: (.warning, .nextEngine, "Different sentences have one and the same translation.")
    case .shifted: (.warning, .nextEngine, "The translation fits a neighbor's source better than its own.")
    case .repetition: (.warning, .nextEngine, "The same words stand again and again.")
    case .chatter: (.warning, .nextEngine, "The engine talks about its task, or refuses it.")
    case .length: (.warning, .nextEngine, "The translation is far too short or too long.")
    case .placeholder: (.error, .nextEngine, "An address, placeholder or fixed term is lost or stands twice.")
    case .sentenceAdded: (.warning, .askAgain, "The translation has a sentence that the source hasn't.")
    case .wordsAdded: (.warning, .finding, "Something in the translation may not be in the source.")
    case .nextRepeated: (.warning, .askAgain, "The translation holds a neighbor's as well.")
    case .noteAdded:
      (.warning, .askAgain, "The translation has a note, or words to choose from, that the source hasn't.")
    case .quotesAdded:
      (.warning, .askAgain, "The translation stands in quotation marks, the source doesn't.")
    case .markupAdded: (.warning, .askAgain, "The translation has Markdown or tags that the source hasn't.")
    case .idAdded: (.warning, .askAgain, "The translation begins with a segment's number.")
    case .cutOff: (.warning, .askAgain, "The translation stops in the middle of a sentence.")
    case .endUnmarked: (.warning, .finding, "The translation ends without a mark, where the source has one.")
    case .wordsMissing:
      (.warning, .askAgain, "Nothing in the translation stands for a run of the source's words.")
    case .wordsFewer: (.warning, .finding, "Something of the source may have no place in the translation.")
    case .wordLeft: (.warning, .finding, "A word of the source stands in the translation as it is.")
    case .orderChanged: (.warning, .finding, "The parts of the sentence stand in another order.")
    case .negationMissing: (.warning, .askAgain, "The source denies something, the translation doesn't.")
    case .negationFewer:
      (.warning, .finding, "What the source denies has no place in the translation, which denies less.")
    case .negationAdded: (.warning, .finding, "The translation denies something, the source doesn't.")
    case .negationMoved: (.warning, .finding, "The translation denies another clause than the source.")
    case .meaningChanged:
      (.warning, .askAgain, "A word became another of its kind: Tuesday for Senin, fell for naik.")
    case .certaintyAdded:
      (.warning, .askAgain, "The source leaves open whether something is so, the translation doesn't.")
    case .quotationChanged: (.warning, .askAgain, "A quotation says something else than in the source.")
    case .quotesMissing: (.warning, .finding, "The source quotes, the translation has no quotation marks.")
    case .quotesUnbalanced: (.warning, .finding, "A quotation mark of the translation doesn't close.")
    case .numberChanged:
      (.warning, .askAgain, "A number or date of the source is another in the translation.")
    case .numberMissing: (.warning, .askAgain, "A number of the source is not in the translation.")
    case .numberAdded: (.warning, .finding, "A number of the translation is not in the source.")
    case .numberFewer: (.info, .finding, "A number stands more often in the source.")
    case .numberForm:
      (.warning, .finding, "A number has the source's marks, 20.000 for 20,000, or is told in another unit.")
    case .dateMissing: (.warning, .finding, "A year or a date in brackets is not in the translation.")
    case .nameChanged: (.warning, .askAgain, "A name of the source is another in the translation.")
    case .nameMissing: (.warning, .finding, "A name of the source is not in the translation.")
    case .nameAdded: (.warning, .finding, "A name of the translation is not in the source.")
    case .acronymMissing: (.info, .finding, "An acronym of the source is not in the translation.")
    case .termMissing: (.warning, .askAgain, "A house term is not rendered as the glossary wants it.")
    case .termForbidden: (.warning, .askAgain, "A rendering stands there that the glossary forbids.")
    case .termRepaired:
      (.info, .finding, "A house term was put in the place of words that the glossary doesn't want.")
    case .unknownWord:
      (.info, .finding, "The offline engine's lexicon doesn't have the word, which stays as it is.")
    case .markupDropped: (.info, .finding, "Bold type, a link or the like found no place in the translation.")
    case .sourceChanged: (.warning, .finding, "The source changed since a person decided on its translation.")
    case .summaryNumber: (.warning, .nextEngine, "A number of the summary is not in the article.")
    case .summaryName: (.warning, .nextEngine, "A name or date of the summary is not in the article.")
    case .summaryQuotation: (.warning, .nextEngine, "A quotation of the summary is not in the article.")
    case .summarySupport:
      (.warning, .nextEngine, "Nothing in the article supports a sentence of the summary.")
    case .summaryNegation:
      (.warning, .nextEngine, "The summary denies what the article doesn't, or the reverse.")
    case .summarySpeaker:
      (.warning, .nextEngine, "The summary lets somebody say what another says in the article.")
    case .summaryClaim:
      (
        .warning, .nextEngine,
        "The summary claims a cause, an accusation or a certainty that the article hasn't."
      )
    case .summaryPronoun: (.warning, .nextEngine, "A sentence of the summary has a pronoun and no name.")
    case .summaryForm:
      (.warning, .nextEngine, "A sentence of the summary is cut off, endless, or has markup or a label.")
    case .noStory: (.warning, .finding, "The article has no sentence to summarize.")
    case .encoding: (.info, .finding, "The file is not in UTF-8; the message says what it was read as.")
    case .invalidUTF8: (.warning, .finding, "Some bytes of the file are no text.")
    case .mojibake: (.info, .finding, "Some letters were saved in the wrong encoding, and were mended.")
    case .pageParts:
      (.info, .finding, "Prose beside the article on its page was left out; the message says how much.")
    case .pageData:
      (.warning, .finding, "The page shows no story and has it as data for machines; it was read from there.")
    case .attachment: (.info, .finding, "A file in a mail was not read; the message names it.")
    case .notRead: (.warning, .finding, "A part of the file has no place of its own and stays as it is.")
    case .controlCharacter:
      (.warning, .finding, "A byte of the file is a control character, which no text has.")
    case .partLeftOut:
      (.info, .finding, "A part of the file that not every reader wants, such as comments, was left out.")
    case .partMissing:
      (.warning, .finding, "A part that the file names, such as a chapter, is not in it or can't be read.")
    case .trackedChanges: (.info, .finding, "Changes that were tracked in the document were accepted.")
    case .recordPassed: (.warning, .finding, "A record has no text, or is none; it stays as it is.")
    case .openQuote: (.warning, .finding, "A quotation mark that opens a field of a table is never closed.")
    case .unfinishedUnits:
      (.info, .finding, "Units have a translation that a person should look at; they stay.")
    case .nothingToDo: (.info, .finding, "Every unit of the file had its translation already.")
    case .readingSpeed: (.info, .finding, "A subtitle is shown for too short a time to be read.")
    case .longCue: (.info, .finding, "A subtitle has more than two lines, or too long a line.")
    }
  }
}
