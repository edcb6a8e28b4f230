/// The style sheet of every page that Alih writes.
///
/// Body text is a serif at book size, everything that isn't the story a smaller sans. A paragraph, its translation and
/// its notes are one grid, so that they stay together on a phone, in two columns and on paper.
enum PageStyle {
  static let css = colors + text + columns + marks + foot + print

  static let colors = """
    :root {
      color-scheme: light dark;
      --paper: #fcfbf7; --ink: #1c1a17; --soft: #645e55; --rule: #dcd5c7; --accent: #8c2f22;
      --term: #a87b1e; --good: #2c6b43; --warn: #b8650f; --bad: #ad2018; --tip: #26231f; --tip-ink: #fcfbf7;
      --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia, serif;
      --sans: "Avenir Next", "Segoe UI", "Source Sans 3", "Noto Sans", "Helvetica Neue", Arial, sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #17181b; --ink: #e8e4da; --soft: #a8a297; --rule: #37383d; --accent: #e59a86;
        --term: #d3ab55; --good: #86c79c; --warn: #e5a04a; --bad: #f28b82; --tip: #ece8de; --tip-ink: #17181b;
      }
    }

    """

  private static let text = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.6 var(--serif);
      font-variant-numeric: lining-nums; font-kerning: normal; overflow-wrap: break-word; overflow-x: clip;
    }
    main { max-width: 42.5rem; margin: 0 auto; padding: clamp(1.75rem, 6vw, 4.5rem) 1.25rem 4rem; }
    p, blockquote, figure, ul, h1, h2 { margin: 0; padding: 0; }
    .pair p, blockquote { hyphens: auto; text-wrap: pretty; hanging-punctuation: first; }
    h1, h2 { font-weight: 600; text-wrap: balance; }
    h1 { font-size: clamp(1.75rem, 1.2rem + 2.6vw, 2.75rem); line-height: 1.14; letter-spacing: -.014em; }
    h1.unnamed { font-size: 1.4rem; overflow-wrap: anywhere; }
    h2 { font-size: 1.25rem; line-height: 1.3; }
    a { color: var(--accent); text-underline-offset: .15em; }
    .kicker, .credits, .byline, .dateline, .furniture, .again, .notes, footer, sup {
      font-family: var(--sans);
    }
    header { margin-bottom: 2.25rem; padding-bottom: 1.5rem; border-bottom: 1px solid var(--rule); }
    .kicker { margin-bottom: 1.1rem; color: var(--accent); font-size: .8125rem; line-height: 1.5; font-weight: 600; }
    .banner, .switch { display: block; margin-top: 1.1rem; font: .8125rem/1.5 var(--sans); }
    .banner { padding: .55rem .8rem; border-left: 3px solid var(--warn); background: color-mix(in srgb, var(--warn) 8%, transparent); }
    .switch { color: var(--soft); cursor: pointer; }
    .switch input { vertical-align: -.1em; accent-color: var(--term); }

    """

  private static let columns = """
    .pair { display: grid; grid-template-columns: minmax(0, 1fr); margin: 0 0 1.6rem; scroll-margin-top: 2rem; }
    header .pair { margin: 0; }
    .credits, header .byline { margin-top: 1.25rem; font-size: .875rem; line-height: 1.5; }
    .credits, .byline .target { color: var(--soft); }
    .pair > figcaption { display: contents; }
    .source { color: var(--soft); font-size: .9375em; line-height: 1.55; margin-bottom: .5rem; }
    .headline > h1 { order: -1; }
    .headline > .source { margin: .8rem 0 0; font-size: 1.1875rem; line-height: 1.4; }
    .pair.subheading { margin-top: 2.4rem; margin-bottom: 1rem; }
    .subheading .source { margin-bottom: .1rem; font-size: 1rem; }
    .caption { padding-left: 1rem; border-left: 3px solid var(--rule); font-size: .9375rem; line-height: 1.5; }
    .caption .source { margin-bottom: .25rem; }
    .quote blockquote { padding-left: 1.1rem; border-left: 3px solid var(--accent); }
    .quote blockquote.target { font-style: italic; }
    .quote .source { margin: 0; padding-bottom: .5rem; }
    .items { list-style: none; margin-bottom: 1.6rem; }
    .items .pair { margin-bottom: .5rem; }
    .items p { padding-left: 1.1em; text-indent: -1.1em; }
    .items .source { margin-bottom: 0; }
    .dateline, .again { color: var(--soft); font-size: .875rem; line-height: 1.5; }
    .dateline .source, .again .source, .byline .source, .furniture .source { margin-bottom: .1rem; font-size: 1em; line-height: inherit; }
    .pair.furniture { padding-left: 1rem; border-left: 3px dotted var(--rule); font-size: .8125rem; line-height: 1.5; }
    .furniture, .furniture .target { color: var(--soft); }
    .notes { list-style: none; margin-top: .45rem; color: var(--soft); font-size: .8125rem; font-style: normal; line-height: 1.45; }
    .notes li { margin-bottom: .3rem; padding-left: 1.4rem; text-indent: -1.4rem; }
    .notes li > a { display: inline-block; min-width: 1.4rem; text-indent: 0; font-weight: 600; text-decoration: none; }
    .notes b { color: var(--warn); font-weight: 600; }
    .notes .untranslated b { color: var(--bad); }
    @media (min-width: 64rem) {
      .annotated:not(.side-by-side) main { max-width: 61rem; }
      .annotated:not(.side-by-side) .pair { grid-template: auto auto 1fr / minmax(0, 40rem) minmax(0, 1fr); column-gap: 2.5rem; }
      .annotated:not(.side-by-side) .pair :is(.source, .target) { grid-column: 1; }
      .annotated:not(.side-by-side) .notes { grid-area: 1 / 2 / span 3; margin-top: .3rem; }
      .annotated:not(.side-by-side) header .headline { grid-template-rows: auto auto 1fr; }
    }
    .side-by-side main { max-width: 72rem; }
    @media screen and (max-width: 49.99rem) { .side-by-side .kept .source { display: none; } }
    @media (min-width: 50rem) {
      .side-by-side .pair { grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 3rem; }
      .side-by-side .pair { grid-template-rows: auto 1fr; }
      .side-by-side .pair .source { grid-area: 1 / 1 / span 2; margin: 0; font-size: inherit; line-height: inherit; }
      .side-by-side .pair .target { grid-area: 1 / 2; margin: 0; }
      .side-by-side .pair:is(.caption, .furniture) { padding: 0; border: 0; }
      .side-by-side .notes { grid-area: 2 / 2; }
      .side-by-side h1, .side-by-side .headline > .source {
        font-size: clamp(1.5rem, 1rem + 1.7vw, 2.125rem); line-height: 1.18; letter-spacing: -.01em; text-wrap: balance;
      }
      .side-by-side .subheading .source { font-size: 1.25rem; line-height: 1.3; }
      .side-by-side .quote .source { padding-bottom: 0; }
    }

    """

  private static let marks = """
    .segment, .source > span { unicode-bidi: isolate; }
    .term {
      position: relative; cursor: help; text-decoration: underline dotted color-mix(in srgb, var(--term) 75%, transparent) 1px;
      text-underline-offset: .22em; border-radius: .15em; outline-offset: .12em;
    }
    .term:hover { text-decoration: underline solid var(--term) 1.5px; }
    .term:focus-visible { outline: 2px solid var(--term); }
    .term:focus-visible { outline: 2px solid var(--term); }
    .term.missing { text-decoration: underline double var(--bad) 1.5px; }
    body:has(#show-terms:checked) .term[data-entry]:not(:hover)::after {
      content: " [" attr(data-entry) "]"; color: var(--term); font: .75em/1.4 var(--sans);
    }
    mark { padding: 0 .1em; border-radius: .15em; background: color-mix(in srgb, var(--warn) 26%, transparent); color: inherit; }
    .term[data-entry]:hover::after {
      content: attr(data-entry); position: fixed; inset: auto 1rem 1rem; z-index: 2; padding: .7rem 1rem; border-radius: .4rem;
      background: var(--tip); color: var(--tip-ink); font: .875rem/1.4 var(--sans); text-indent: 0; text-align: start;
      text-transform: none; letter-spacing: 0; box-shadow: 0 .2rem .9rem rgb(0 0 0 / .25); pointer-events: none;
    }
    @media (min-width: 78rem) {
      .term[data-entry]:hover::after {
        position: absolute; inset: auto auto calc(100% + .3rem) 0; width: max-content; max-width: 18rem; padding: .35rem .65rem;
        font-size: .8125rem;
      }
      .side-by-side .target .term[data-entry]::after { inset-inline: auto 0; }
    }
    .headline .term:not(.missing) { text-decoration-color: color-mix(in srgb, var(--term) 55%, transparent); }
    .segment { box-decoration-break: clone; -webkit-box-decoration-break: clone; }
    .segment.degraded, .legend .degraded {
      padding: .08em 0; background: color-mix(in srgb, var(--warn) 11%, transparent);
      text-decoration: underline var(--warn) 1.5px; text-underline-offset: .22em; text-decoration-skip-ink: none;
    }
    .questioned { text-decoration: underline dashed var(--warn) 1px; text-underline-offset: .22em; }
    .reviewed { margin-left: .25em; color: var(--good); font: .75em/1 var(--sans); text-indent: 0; cursor: default; }
    .questioned:has(mark) { text-decoration: none; }
    .segment.untranslated, .legend .untranslated { color: var(--bad); }
    .segment:target { padding: .08em 0; background: color-mix(in srgb, var(--term) 22%, transparent); }
    .notes li:target { color: var(--ink); }
    sup { margin-left: .1em; font-size: .65em; line-height: 0; font-weight: 600; font-style: normal; letter-spacing: 0; }
    sup a { padding: .3em .15em; text-decoration: none; }

    """

  private static let foot = """
    footer { margin-top: 3.25rem; padding-top: 1.25rem; border-top: 1px solid var(--rule); color: var(--soft); font-size: .8125rem; line-height: 1.6; }
    footer > * + * { margin-top: .8rem; }
    footer ul { list-style: none; }
    .counts { color: var(--ink); }
    .check a { margin-left: .35em; white-space: nowrap; }
    .file { color: var(--warn); }
    .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; }
    .glossary h2 { margin: 1.4rem 0 .4rem; font: 600 .75rem/1.4 var(--sans); letter-spacing: .11em; text-transform: uppercase; }
    .glossary ul { columns: 16rem; column-gap: 2rem; }
    .glossary li { break-inside: avoid; padding-left: 1rem; text-indent: -1rem; }
    .glossary li > span:first-child { color: var(--ink); }
    .glossary b { color: var(--bad); font-weight: 600; }
    .path { overflow-wrap: anywhere; }

    """

  private static let print = """
    @page { margin: 18mm 17mm 20mm; }
    @media print {
      :root {
        --paper: #fff; --ink: #000; --soft: #4a4a4a; --rule: #bbb; --accent: #7a2418; --term: #8a6a20; --warn: #a3570a; --bad: #a01a12;
      }
      body { font-size: 10.5pt; line-height: 1.45; overflow: visible; }
      main, .side-by-side main, .annotated:not(.side-by-side) main { max-width: none; padding: 0; }
      p, blockquote { orphans: 3; widows: 3; }
      h1 { font-size: 22pt; }
      .side-by-side .pair { grid-template: auto 1fr / repeat(2, minmax(0, 1fr)); column-gap: 8mm; }
      .side-by-side .pair .source { grid-area: 1 / 1 / span 2; margin: 0; font-size: inherit; line-height: inherit; }
      .side-by-side .pair .target { grid-area: 1 / 2; }
      .side-by-side .notes { grid-area: 2 / 2; }
      .side-by-side .pair:is(.caption, .furniture) { padding: 0; border: 0; }
      .side-by-side h1, .side-by-side .headline > .source { font-size: 17pt; line-height: 1.2; }
      .annotated:not(.side-by-side) .pair { grid-template: auto auto 1fr / minmax(0, 1fr) 44mm; column-gap: 7mm; }
      .annotated:not(.side-by-side) .pair :is(.source, .target) { grid-column: 1; }
      .annotated:not(.side-by-side) .notes { grid-area: 1 / 2 / span 3; margin-top: 0; }
      .pair { margin-bottom: 4.2mm; break-inside: avoid; }
      .subheading, h1, h2 { break-after: avoid; }
      .switch { display: none; }
      .notes, footer, .credits, .banner, header .byline, .dateline, .again, .pair.furniture { font-size: 8pt; }
      .kicker, .glossary h2 { font-size: 7pt; }
      .caption { font-size: 9.5pt; }
      a { color: inherit; text-decoration: none; }
      sup a, .notes a { color: var(--accent); }
      .term[data-entry]::after { display: none; }
    }

    """
}
