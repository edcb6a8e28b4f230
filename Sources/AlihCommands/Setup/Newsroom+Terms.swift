import AlihAudit
import AlihData
import AlihGlossary
import AlihModel
import AlihOffline
import AlihPipeline

extension Newsroom {
  /// What the words around a term mean; nil for languages without a lexicon here.
  func surroundings() throws(CommandFailure) -> Surroundings? {
    guard languages == .indonesianToEnglish else { return nil }
    do {
      var tables: [(name: String, bytes: [UInt8])] = []
      for file in data.files(in: "Glossary/id-en/lexicon", extension: "tsv") where file.contains("/words-") {
        tables.append((file, try data.bytes(file)))
      }
      return try Surroundings(lexicon: tables)
    } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  /// Where a translation may leave out a place; nil for other languages.
  func omissions() throws(CommandFailure) -> Omissions? {
    guard languages == .indonesianToEnglish else { return nil }
    do { return try Omissions(try data.bytes(Omissions.file)) } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  /// Words in capitals that articles are full of and that are no terms.
  func termFurniture() throws(CommandFailure) -> Set<String> {
    let file = "Glossary/id-en/rules/term-furniture.tsv"
    do {
      let table = try TSVTable(file: file, bytes: try data.bytes(file), columns: ["word", "example"])
      return Set(table.rows.map { $0.fields[0] })
    } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  /// What collects the terms that the glossary lacks.
  func termCandidates(_ glossary: Glossary) throws(CommandFailure) -> TermCandidates {
    let engine = languages == .indonesianToEnglish ? try offlineEngine(and: []) : nil
    return TermCandidates(
      glossary: glossary, heads: try termHeads(), furniture: try termFurniture()
    ) { engine?.isOrdinaryWord($0) ?? false }
  }

  /// Words that stand in every text, and make bad terms: `dan`, `yang`.
  func commonWords() -> Set<String> {
    let file = "Glossary/id-en/lexicon/function-words.tsv"
    // Whether the lexicon is whole is told elsewhere.
    guard let bytes = try? data.bytes(file),
      let table = try? TSVTable(file: file, bytes: bytes, header: ["lemma", "class", "english"])
    else { return [] }
    return Set(table.rows.compactMap(\.fields.first))
  }

  /// What tells terms that stand in each other's place.
  func termSwaps(_ glossary: Glossary) throws(CommandFailure) -> TermSwaps {
    do { return try TermSwaps(try data.bytes(TermSwaps.file), glossary) } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  /// The repair of terms, with the lexicon's English words; these are read when the first term is to be repaired.
  func termRepair() throws(CommandFailure) -> TermRepair {
    let closed: [UInt8]
    let known: EnglishWords
    do {
      closed = try data.bytes(EnglishWords.file)
      known = try EnglishWords(closed)
    } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
    return TermRepair { [data] in
      let files = data.files(in: "Glossary/id-en/lexicon", extension: "tsv")
      let lexicon = files.compactMap { name in (try? data.bytes(name)).map { (name: name, bytes: $0) } }
      let irregular = (try? data.bytes("Glossary/id-en/rules/irregular.tsv")) ?? []
      return (try? EnglishWords(closed, lexicon: lexicon, irregular: irregular)) ?? known
    }
  }
}
