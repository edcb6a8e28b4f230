/// The style sheet of every page that Alih writes.
enum PageStyle {
  static let css = """
    :root {
      --paper: #fdfcf9; --ink: #1d1b18; --soft: #6b655c; --rule: #ddd6c9; --accent: #8a2b1f; --term: #b98a2f;
      --warn: #c8781a; --bad: #b3261e; --tip: #2a2723; --tip-ink: #fdfcf9;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16171a; --ink: #e9e5dc; --soft: #a39d92; --rule: #34353a; --accent: #e2927f; --term: #d9b25f;
        --warn: #e0a458; --bad: #f08a80; --tip: #e9e5dc; --tip-ink: #16171a;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1.0625rem/1.62 "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", Georgia, serif;
      font-variant-numeric: oldstyle-nums proportional-nums; overflow-wrap: break-word;
    }
    main { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
    .side-by-side main { max-width: 74rem; }
    header { border-bottom: 1px solid var(--rule); padding-bottom: 1.25rem; margin-bottom: 1.75rem; }
    .kicker, .about, footer, .furniture, .entry {
      font-family: "Avenir Next", "Segoe UI", "Noto Sans", "Helvetica Neue", Arial, sans-serif; font-variant-numeric: lining-nums;
    }
    .kicker { margin: 0 0 1rem; color: var(--accent); font-size: .75rem; letter-spacing: .12em; text-transform: uppercase; }
    .about { margin: 1rem 0 0; color: var(--soft); font-size: .875rem; }
    h1 { margin: 0; font-size: clamp(1.65rem, 1.2rem + 2.2vw, 2.5rem); line-height: 1.16; font-weight: 600; letter-spacing: -.012em; text-wrap: balance; }
    h2 { margin: .25rem 0; font-size: 1.2rem; line-height: 1.3; font-weight: 600; }
    p, blockquote { margin: 0; hanging-punctuation: first; }
    .pair { margin: 0 0 1.5rem; }
    .source { color: var(--soft); font-style: italic; hyphens: auto; }
    .title.source { font-size: 1.05rem; line-height: 1.4; margin-bottom: .6rem; }
    .interleaved .pair > .source { margin-bottom: .4rem; font-size: .97em; }
    .subheading { margin-top: 2.25rem; }
    .caption, .caption .source { font-size: .92rem; line-height: 1.5; }
    .caption { padding-left: .9rem; border-left: 2px solid var(--rule); }
    .quote { padding-left: 1.1rem; border-left: 2px solid var(--accent); }
    .list .target { padding-left: 1.1rem; text-indent: -1.1rem; }
    .list .target::before { content: "•"; display: inline-block; width: 1.1rem; text-indent: 0; color: var(--accent); }
    .furniture { color: var(--soft); font-size: .82rem; line-height: 1.5; opacity: .85; }
    .furniture .target { color: var(--soft); }
    @media (min-width: 52rem) {
      .side-by-side .pair { display: grid; grid-template-columns: 1fr 1fr; column-gap: 2.75rem; }
      .side-by-side .pair > .source { font-style: normal; }
      .side-by-side .title.source { font-size: clamp(1.2rem, 1rem + 1.4vw, 1.8rem); line-height: 1.2; margin: 0; }
      .side-by-side h1 { font-size: clamp(1.4rem, 1.1rem + 1.6vw, 2.1rem); }
      .side-by-side .caption { padding: 0; border: 0; }
    }
    @media (max-width: 51.99rem) { .side-by-side .pair > .source { margin-bottom: .4rem; font-size: .97em; } }
    .term { position: relative; border-bottom: 1px dotted var(--term); cursor: help; outline-offset: 2px; }
    .term.missing { border-bottom: 2px solid var(--bad); }
    .entry {
      position: absolute; left: 0; bottom: calc(100% + .35rem); z-index: 2; width: max-content; max-width: min(18rem, 70vw);
      padding: .3rem .6rem; border-radius: .3rem; background: var(--tip); color: var(--tip-ink);
      font-size: .78rem; line-height: 1.4; font-style: normal; text-indent: 0; visibility: hidden; opacity: 0; transition: opacity .12s;
    }
    .term:hover .entry, .term:focus .entry { visibility: visible; opacity: 1; }
    .degraded { text-decoration: underline; text-decoration-color: var(--warn); text-decoration-thickness: 2px; text-underline-offset: .22em; }
    .untranslated { border-left: 3px solid var(--bad); padding-left: .4rem; color: var(--bad); }
    .warned { text-decoration: underline dotted; text-decoration-color: var(--warn); text-underline-offset: .25em; }
    .segment:target { background: color-mix(in srgb, var(--term) 22%, transparent); }
    footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: var(--soft); font-size: .82rem; line-height: 1.55; }
    footer h2 { font-size: .82rem; letter-spacing: .08em; text-transform: uppercase; }
    .review { margin: .4rem 0 1.1rem; padding-left: 1.4rem; }
    .counts { margin-bottom: .5rem; }
    .legend > * { margin-right: 1rem; }
    a { color: var(--accent); }
    @media print {
      :root { --paper: #fff; --ink: #000; --soft: #444; --rule: #bbb; --accent: #000; }
      @page { margin: 18mm 16mm; }
      body { font-size: 10.5pt; line-height: 1.45; }
      main, .side-by-side main { max-width: none; padding: 0; }
      .side-by-side .pair { display: grid; grid-template-columns: 1fr 1fr; column-gap: 8mm; }
      .pair { break-inside: avoid; margin-bottom: 4mm; }
      h1, h2 { break-after: avoid; }
      .entry, .legend { display: none; }
      .promotion { display: none; }
    }
    """
}
