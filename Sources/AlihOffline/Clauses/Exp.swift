import Glibc
enum Exp { static let on: Set<Character> = Set(String(cString: getenv("EXP") ?? strdup(""))) }
