/// How `alih serve` tells another Alih that it is one, and where that sends its sentences.
package enum SegmentService {
  /// A header of all answers, with the path as its value.
  package static let header = "Alih-Segments"
  package static let path = "/v1/segments"
}
