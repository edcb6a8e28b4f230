import AlihModel
import AlihQuality
import Testing

struct AdditionCheckTests {
  private func ids(_ source: String, _ target: String) -> [String] {
    House.checks.findings(source: source, target: target).map(\.id)
  }

  @Test(arguments: [
    ("Sawah itu kering.", "The rice field is dry. (Note: a literal translation.)", "note-added"),
    ("Sawah itu kering.", "The rice field is dry [translator's note: in Java].", "note-added"),
    ("Sawah itu kering.", "The rice field is dry (experts blame a broken canal).", "note-added"),
    ("Sawah itu kering.", "\"The rice field is dry.\"", "quotes-added"),
    ("Sawah itu kering.", "“The rice field is dry”.", "quotes-added"),
    ("Sawah itu kering.", "The **rice field** is dry.", "markup-added"),
    ("Sawah itu kering.", "# The rice field is dry.", "markup-added"),
    ("Sawah itu kering.", "The <b>rice field</b> is dry.", "markup-added"),
    ("Sawah itu kering.", "The rice field is &quot;dry&quot;.", "markup-added"),
    ("Sawah itu kering.", "b4.s2: The rice field is dry.", "id-added"),
    ("Sawah itu kering.", "[3] The rice field is dry.", "id-added"),
    ("Sawah itu kering.", "2. The rice field is dry.", "id-added"),
    ("Sawah itu kering.", "The rice field is dry. Experts blamed a broken canal.", "sentence-added"),
    ("Sawah itu kering.", "Segment 3: The rice field is dry.", "id-added"),
    ("Sawah itu kering.", "The rice field is dry [TN: in Java].", "note-added"),
    (
      "Sawah petani itu kering.",
      "The farmer's rice field is dry, prompting officials to promise pumps, subsidies and another canal soon.",
      "sentence-added"
    ),
  ])
  func `what nobody said is found`(source: String, target: String, id: String) {
    #expect(ids(source, target).contains(id))
  }

  @Test(arguments: [
    ("Komisi itu (KPK) diam.", "The commission (KPK) was silent."),
    ("Komisi itu diam.", "The commission (KPK) was silent."),
    ("\"Sawah itu kering,\" kata petani.", "\"The rice field is dry,\" the farmer said."),
    ("1. Sawah itu kering.", "1. The rice field is dry."),
    ("3 petani pulang.", "3. Farmers went home."),
    ("Petani pulang karena sawah kering.", "The farmers went home. The rice fields were dry."),
    ("Ia menulis *sawah*.", "He wrote *sawah*."),
    ("R&D perusahaan itu kecil.", "The company's R&D is small."),
  ])
  func `what the source has, too, is no addition`(source: String, target: String) {
    let added: Set = [
      "note-added", "quotes-added", "markup-added", "id-added", "sentence-added",
    ]
    #expect(added.isDisjoint(with: ids(source, target)))
  }
}
