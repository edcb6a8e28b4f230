import AlihModel
import Testing

@testable import AlihOffline

@Suite struct ArticleContextTests {
  private func context(_ sentence: String) throws -> ArticleContext {
    let engine = try HouseEngine.engine
    var translation = SentenceTranslation(
      engine: engine, memory: WordMemory(engine.morphology), role: .paragraph)
    _ = translation.translate(sentence, terms: [])
    return translation.context
  }

  @Test func `the nouns of a sentence are remembered by their lemmas`() throws {
    let context = try context("Seorang petani membeli perahu.")
    #expect(["petani", "perahu"].allSatisfy(context.lemmas.contains))
  }

  @Test func `whom a title shows to be a person is known by the last name, too`() throws {
    let context = try context("Presiden Sulis Mbarang tiba di Ambon.")
    #expect(["Sulis Mbarang", "Mbarang"].allSatisfy(context.persons.contains))
    #expect(!context.persons.contains("Ambon"))
  }

  /// Whose wife somebody speaks of is no woman herself.
  @Test(arguments: [
    ("Istri Sulis menangis.", true), ("\"Istri saya menangis,\" kata Sulis.", false),
    ("\"Istri saya menangis.", false), ("Istri saya menangis,\" katanya.", false),
  ])
  func `a woman in a quotation is not whom the article is about`(sentence: String, isAboutWoman: Bool) throws
  {
    #expect(try context(sentence).isAboutWoman == isAboutWoman, "\(sentence)")
  }
}
