/// The frame of the pages of summaries and digests; the colors and letters are those of every page.
enum DigestStyle {
  static func start(title: String, language: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(HTMLText.escaped(language))">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="Alih">
    <title>\(HTMLText.escaped(title))</title>
    <style>
    \(css)</style>
    </head>
    <body>
    <main>

    """
  }

  static let end = "</main>\n</body>\n</html>\n"

  private static let css =
    PageStyle.colors + """
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 var(--serif); overflow-wrap: break-word; }
      main { max-width: 44rem; margin: 0 auto; padding: clamp(1.75rem, 6vw, 4.5rem) 1.25rem 4rem; }
      h1, h2, p, ul, ol, dl, dd { margin: 0; padding: 0; }
      h1 { font-size: clamp(1.5rem, 1.1rem + 2vw, 2.25rem); line-height: 1.18; font-weight: 600; letter-spacing: -.01em; text-wrap: balance; }
      h2 { font-size: 1.5rem; line-height: 1.22; font-weight: 600; text-wrap: balance; }
      a { color: var(--accent); text-underline-offset: .15em; }
      .kicker, .credits, nav, dl, .failed { font-family: var(--sans); }
      .kicker { margin-bottom: .8rem; color: var(--accent); font-size: .75rem; font-weight: 600; letter-spacing: .11em; text-transform: uppercase; }
      header { padding-bottom: 1.5rem; border-bottom: 1px solid var(--rule); }
      nav { margin: 1.5rem 0 0; font-size: .9375rem; }
      nav ol { padding-left: 1.6rem; } nav li { padding: .12rem 0; } nav li::marker { color: var(--soft); }
      nav a { color: inherit; text-decoration: none; } nav a:hover { text-decoration: underline; } nav span { color: var(--soft); }
      article { margin-top: 3rem; padding-top: 2rem; border-top: 1px solid var(--rule); scroll-margin-top: 1rem; }
      main > article:first-child { margin-top: 0; padding-top: 0; border: 0; }
      .credits { margin-top: .7rem; color: var(--soft); font-size: .8125rem; line-height: 1.5; overflow-wrap: anywhere; }
      .original { color: var(--soft); font-size: .9375em; line-height: 1.5; }
      p.original { margin-top: .4rem; } span.original { display: block; margin-top: .2rem; }
      .points { margin-top: 1rem; list-style: none; }
      .points li { margin-top: .7rem; padding-left: 1.1rem; border-left: 3px solid var(--rule); }
      .points .degraded, .points .look { border-color: var(--warn); } .points .untranslated { border-color: var(--bad); }
      .notes { margin-top: 1.4rem; padding-left: 1.1rem; color: var(--soft); font: .8125rem/1.5 var(--sans); }
      .others { margin-top: 1.5rem; list-style: none; }
      .others li { margin-top: .9rem; padding-left: 1.1rem; font-size: .9375rem; line-height: 1.5; }
      .others .credits { display: block; margin-top: .1rem; } .adds { margin-top: .3rem; }
      dl { margin-top: 1.4rem; font-size: .8125rem; line-height: 1.5; }
      dl div { display: grid; grid-template-columns: 4.5rem 1fr; gap: .8rem; } dt { color: var(--soft); }
      .front { margin-top: 1.5rem; padding-left: 1.8rem; } .front li { padding: .3rem 0; } .front li::marker { color: var(--soft); }
      .front a { color: inherit; text-decoration: none; } .front a:hover { text-decoration: underline; }
      small { color: var(--soft); } article > p { margin-top: .9rem; } h1 + p { margin-top: .6rem; color: var(--soft); }
      .failed { margin-top: 1rem; color: var(--bad); font-size: .875rem; }
      @page { margin: 18mm 17mm 20mm; }
      @media print {
        :root { --paper: #fff; --ink: #000; --soft: #4a4a4a; --rule: #bbb; --accent: #7a2418; }
        body { font-size: 10.5pt; line-height: 1.42; } main { max-width: none; padding: 0; }
        article { margin-top: 7mm; padding-top: 5mm; } h1 { font-size: 18pt; } h2 { font-size: 14pt; break-after: avoid; }
        .points li, .others li, dl div { break-inside: avoid; } a { color: inherit; text-decoration: none; }
      }

      """
}
