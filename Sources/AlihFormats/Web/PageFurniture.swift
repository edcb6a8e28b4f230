import AlihMarkup

/// What an element says of itself by its name, role and classes: how far its text can be the story's.
///
/// A class is a hint and no more: an element that holds most of the page's text is never furniture by it.
enum PageFurniture {
  /// Between 0 (furniture) and 1 (story), and up to which share of the page's text this holds.
  struct Standing {
    var weight: Double
    var most: Double
    /// Whether the element alone says so, and no name.
    var isUnnamed = false

    static let story = Standing(weight: 1, most: 0)
    static let aside = Standing(weight: 0.3, most: 0.4)
    static let remark = Standing(weight: 0.3, most: 0.4, isUnnamed: true)
    static let footer = Standing(weight: 0.2, most: 0.6)
    static let navigation = Standing(weight: 0.1, most: 0.9)
    static let comments = Standing(weight: 0.02, most: 0.97)
  }

  static func standing(of element: MarkupElement) -> Standing {
    if element["itemprop"] == "articleBody" { return .story }
    let role = element["role"] ?? ""
    switch element.localName {
    case "nav", "dialog", "menu": return .navigation
    case _ where ["navigation", "dialog", "search", "menu", "menubar"].contains(role): return .navigation
    case "footer", "form": return .aside
    case _ where ["contentinfo", "complementary", "banner"].contains(role): return .aside
    case "html", "body", "main", "article": return .story
    case "aside": return names(of: element).contains { standing(ofName: $0) != nil } ? .aside : .remark
    default: return names(of: element).lazy.compactMap(standing(ofName:)).first ?? .story
    }
  }

  /// By the words of one class or id, of which the first or the last says what the element is.
  private static func standing(ofName words: [Substring]) -> Standing? {
    guard let first = words.first, let last = words.last, !words.contains(where: layout.contains) else {
      return nil
    }
    if comments.contains(first) || comments.contains(last) { return .comments }
    if footers.contains(first) || footers.contains(last) { return .footer }
    if asides.contains(first) || asides.contains(last) || credits.contains(last) { return .aside }
    return zip(words, words.dropFirst()).contains { pairs.contains("\($0) \($1)") } ? .aside : nil
  }

  /// The words of each class and of the id: `relatedPosts box_2` are `related posts` and `box 2`.
  private static func names(of element: MarkupElement) -> [[Substring]] {
    ((element["class"] ?? "") + " " + (element["id"] ?? "")).split { $0.isWhitespace }.map { name in
      var words: [Substring] = []
      var start = name.startIndex
      for place in name.indices {
        let isBreak = !name[place].isLetter && !name[place].isNumber
        let isHump =
          place > name.startIndex && name[place].isUppercase && name[name.index(before: place)].isLowercase
        guard isBreak || isHump else { continue }
        if start < place { words.append(name[start..<place]) }
        start = isBreak ? name.index(after: place) : place
      }
      if start < name.endIndex { words.append(name[start...]) }
      return words.map { $0.lowercased()[...] }
    }
  }

  /// Said of a container by what it has or is laid out like: `has-sidebar`, `page-with-menu`.
  private static let layout: Set<Substring> = [
    "both", "full", "has", "hide", "is", "layout", "left", "no", "one", "right", "template", "two", "with",
    "without",
  ]
  private static let comments: Set<Substring> = [
    "comment", "commentlist", "comments", "disqus", "komentar", "replies", "reply", "respond",
  ]
  private static let footers: Set<Substring> = [
    "breadcrumb", "breadcrumbs", "consent", "cookie", "cookies", "footer", "gdpr", "newsletter",
  ]
  private static let asides: Set<Substring> = [
    "ads", "advert", "advertisement", "adverts", "bacajuga", "banner", "byline", "copyright", "cta",
    "disclaimer", "iklan", "login", "masthead", "menu", "modal", "nav", "navbar", "navigation", "outbrain",
    "overlay", "pager", "pagination", "paywall", "popular", "popup", "promo", "recommend", "recommendation",
    "recommendations", "recommended", "register", "registration", "related", "relatedposts", "search",
    "share", "sharedaddy", "shares", "sharing", "sidebar", "signup", "sitemap", "skip", "social", "sponsor",
    "sponsored", "subscribe", "subscription", "taboola", "taglist", "tags", "terkait", "terpopuler", "toc",
    "toolbar", "trending",
  ]
  /// Only as a name's last word: `post-author`, but `author-sari` is what WordPress calls a whole post.
  private static let credits: Set<Substring> = ["ad", "author", "bio", "dateline", "meta", "timestamp"]
  private static let pairs: Set<String> = [
    "about author", "ad block", "ad box", "ad container", "ad label", "ad slot", "ad unit", "ad wrapper",
    "also like", "author bio", "author box", "author card", "author content",
    "author description", "author details", "author info", "baca juga", "entry meta", "latest news",
    "latest posts", "log in", "more articles", "more from", "more news", "more posts", "more stories",
    "most popular", "most read", "post meta", "post tags", "read also", "read more", "read next",
    "recent posts", "screen reader", "see also", "sign up", "sr only", "tag list", "visually hidden",
    "you may",
  ]
}
