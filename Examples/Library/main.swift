import AlihTranslation

let translator = try NewsTranslator()
let article = try await translator.translate(
  "Korut Kecam Latihan\n\nKorut mengecam latihan gabungan AS-Korsel. Sebanyak 18.000 personel terlibat.\n")
for segment in article.segments {
  print("\(segment.id)  \(segment.source)")
  print("       \(segment.target)")
}
