/// The style sheet and the script of the audit's page.
enum AuditStyle {
  static let css = """
    :root {
      color-scheme: light dark;
      --paper: #fcfbf7; --card: #fff; --ink: #1c1a17; --soft: #645e55; --rule: #dcd5c7; --accent: #8c2f22;
      --good: #2f6f4e; --fair: #7fa88f; --bad: #ad2018; --warn: #c98a2b; --none: #c9c2b4; --mark: #f6e3b4;
      --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia, serif;
      --sans: "Avenir Next", "Segoe UI", "Source Sans 3", "Noto Sans", "Helvetica Neue", Arial, sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #17181b; --card: #1f2024; --ink: #e8e4da; --soft: #a8a297; --rule: #37383d; --accent: #e59a86;
        --good: #63b58c; --fair: #4b7a63; --bad: #f28b82; --warn: #e0aa55; --none: #4a4b50; --mark: #5b4a1f;
      }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans); overflow-wrap: break-word; }
    main { max-width: 64rem; margin: 0 auto; padding: clamp(1.5rem, 5vw, 4rem) 1.25rem 4rem; }
    h1, h2, p, ul, ol, table { margin: 0; padding: 0; }
    h1 { font: 600 clamp(3.5rem, 2rem + 8vw, 6.5rem)/1 var(--serif); letter-spacing: -.03em; font-variant-numeric: lining-nums; }
    h1 span { font-size: .45em; color: var(--soft); }
    h2 { margin-bottom: 1rem; font: 600 1.5rem/1.25 var(--serif); }
    section { margin-top: 3.5rem; }
    .kicker { margin-bottom: .6rem; color: var(--accent); font-size: .75rem; font-weight: 600; letter-spacing: .11em; text-transform: uppercase; }
    .lead { margin: .8rem 0 1.6rem; max-width: 38rem; font: 1.1875rem/1.45 var(--serif); color: var(--soft); }
    svg { display: block; }
    .verdicts { width: 100%; height: 1.75rem; border-radius: .3rem; overflow: hidden; }
    .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin-top: .7rem; list-style: none; font-size: .875rem; color: var(--soft); }
    .legend b { color: var(--ink); font-variant-numeric: tabular-nums; }
    .legend i { display: inline-block; width: .75rem; height: .75rem; margin-right: .4rem; border-radius: .15rem; vertical-align: -.06rem; }
    rect.honored { fill: var(--good); } i.honored { background: var(--good); }
    rect.adjective, rect.later-mention, rect.variant { fill: var(--fair); }
    i.adjective, i.later-mention, i.variant { background: var(--fair); }
    rect.adjective { opacity: .95; } rect.later-mention { opacity: .8; } rect.variant { opacity: .65; }
    i.adjective { opacity: .95; } i.later-mention { opacity: .8; } i.variant { opacity: .65; }
    rect.missing, rect.forbidden, rect.untranslated, rect.swapped { fill: var(--bad); }
    i.missing, i.forbidden, i.untranslated, i.swapped { background: var(--bad); }
    rect.forbidden, i.forbidden { opacity: .8; } rect.untranslated, i.untranslated { opacity: .6; }
    rect.ambiguous { fill: var(--warn); } i.ambiguous { background: var(--warn); }
    rect.not-checked, rect.rest { fill: var(--none); } i.not-checked { background: var(--none); }
    table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
    th, td { padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: baseline; font-weight: 400; }
    thead th { color: var(--soft); font-size: .75rem; font-weight: 600; letter-spacing: .04em; }
    tbody th { font-weight: 600; }
    .n { text-align: right; font-variant-numeric: tabular-nums; }
    .path { font-weight: 400; overflow-wrap: anywhere; }
    .bar { display: inline-block; width: clamp(4rem, 20vw, 14rem); height: .55rem; margin-right: .7rem; border-radius: .2rem; overflow: hidden; vertical-align: .02rem; }
    .percent { font-variant-numeric: tabular-nums; } .none { color: var(--soft); }
    details { margin-top: 1rem; } summary { cursor: pointer; color: var(--accent); }
    .filters { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; align-items: baseline; margin-bottom: 1.2rem; font-size: .875rem; color: var(--soft); }
    .filters[hidden] { display: none; }
    select { max-width: 16rem; padding: .25rem .4rem; border: 1px solid var(--rule); border-radius: .25rem; background: var(--card); color: var(--ink); font: inherit; }
    .misses { list-style: none; }
    .misses li { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem 2rem; padding: 1rem 1.1rem; margin-bottom: .8rem; border: 1px solid var(--rule); border-radius: .4rem; background: var(--card); }
    .misses li[hidden] { display: none; }
    .what { grid-column: 1 / -1; font-size: .875rem; }
    .what b { margin-right: .5rem; padding: .1rem .5rem; border-radius: 1rem; background: var(--bad); color: var(--paper); font-size: .75rem; font-weight: 600; }
    .what b.ambiguous { background: var(--warn); }
    .where { float: right; margin-left: 1rem; color: var(--soft); font-size: .8125rem; overflow-wrap: anywhere; }
    .source, .target { font: 1.0625rem/1.5 var(--serif); } .source { color: var(--soft); }
    mark { padding: .05em .2em; border-radius: .2em; background: var(--mark); color: var(--ink); }
    .list { columns: 20rem; column-gap: 2.5rem; list-style: none; font-size: .9375rem; }
    .list li { break-inside: avoid; padding: .2rem 0; }
    .unused { margin-top: .8rem; color: var(--soft); font-size: .875rem; }
    @media (max-width: 44rem) {
      .misses li { grid-template-columns: 1fr; } .where { float: none; display: block; margin: .3rem 0 0; }
      .chart td:nth-child(2):not(.n):has(+ td + td) { display: none; } .chart thead th:nth-child(2):has(+ th + th) { display: none; }
      td, th { padding-right: .5rem; }
    }
    @page { margin: 16mm; }
    @media print {
      :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --rule: #bbb; --mark: #eee; --good: #2f6f4e; --bad: #a01a12; }
      body { font-size: 9.5pt; } main { max-width: none; padding: 0; } h1 { font-size: 44pt; }
      section { margin-top: 9mm; } tr, .misses li { break-inside: avoid; } .filters { display: none; }
      svg, i, .what b { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }

    """

  /// Shows only the misses that agree with all filters.
  static let script = """
    const form = document.querySelector('.filters');
    if (form) {
      const items = [...document.querySelectorAll('.misses li')];
      const show = () => {
        const wanted = ['term', 'file', 'verdict'].map(name => [name, form.elements[name].value]);
        let count = 0;
        for (const item of items) {
          item.hidden = !wanted.every(([name, value]) => !value || item.dataset[name] === value);
          if (!item.hidden) count += 1;
        }
        form.querySelector('output').textContent = count + ' of ' + items.length;
      };
      form.addEventListener('change', show);
      form.hidden = false;
      show();
    }

    """
}
