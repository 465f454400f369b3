/// The one style sheet: no fonts or pictures from elsewhere, sides by logical names so that it serves
/// both directions, contrast of at least 4.5:1 (WCAG 2.2, 1.4.3) in light and in dark.
enum Style {
  static let sheet = """
    :root {
      color-scheme: light dark;
      --paper: #ffffff; --ink: #1b1b1b; --quiet: #4a4f57; --line: #c4cad3; --link: #0b4f8a;
      --notice: #fff3d1; --notice-line: #8a5a00; --band: #f3f5f8;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #14171a; --ink: #e9e9e9; --quiet: #b4bac3; --line: #464c55; --link: #8fbdff;
        --notice: #3a2d00; --notice-line: #e0b64a; --band: #1e2328;
      }
    }
    * { box-sizing: border-box; }
    html, [lang="fr"], [lang="en"] {
      font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", Tahoma, sans-serif;
      line-height: 1.55;
    }
    [lang="ar"] {
      font-family: "Noto Naskh Arabic", "Noto Sans Arabic", "Segoe UI", Tahoma, "Geeza Pro", sans-serif;
      line-height: 1.8; letter-spacing: normal;
    }
    body {
      margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--paper); color: var(--ink);
      overflow-wrap: anywhere;
    }
    code, pre, .digest {
      font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: .92em;
    }
    h1 { font-size: 1.9rem; line-height: 1.3; margin-block: 1rem .75rem; }
    h2 { font-size: 1.4rem; line-height: 1.35; margin-block: 2rem .5rem; }
    h3 { font-size: 1.12rem; margin-block: 1.5rem .4rem; }
    a { color: var(--link); }
    a:focus-visible, summary:focus-visible, [tabindex]:focus-visible {
      outline: .2rem solid var(--link); outline-offset: .15rem;
    }
    #content:focus { outline: none; }
    .skip { position: absolute; inset-inline-start: -100vw; }
    .skip:focus {
      inset-inline-start: 1rem; inset-block-start: .5rem; padding: .5rem 1rem;
      background: var(--paper); z-index: 1;
    }
    .languages { display: flex; flex-wrap: wrap; gap: 1.25rem; list-style: none; margin: 0; padding: 0; }
    .languages a { display: inline-block; padding-block: .4rem; }
    [aria-current] { font-weight: bold; text-decoration: none; color: var(--ink); }
    .notice {
      margin-inline: 0; padding: .75rem 1rem; background: var(--notice);
      border: 1px solid var(--notice-line); border-inline-start-width: .4rem;
    }
    .dataset { border-block-start: 1px solid var(--line); margin-block-start: 2.5rem; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1rem 0; }
    dt { color: var(--quiet); }
    dd, dd p { margin: 0; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; inline-size: 100%; overflow-wrap: normal; }
    caption { text-align: start; color: var(--quiet); padding-block-end: .3rem; }
    th, td {
      text-align: start; vertical-align: top; padding: .4rem .6rem;
      border-block-end: 1px solid var(--line);
    }
    thead th { background: var(--band); white-space: nowrap; }
    td p { margin: 0; min-inline-size: 12rem; }
    .weight { color: var(--quiet); white-space: nowrap; }
    details { margin-block: .75rem; }
    summary { cursor: pointer; padding-block: .4rem; color: var(--link); }
    pre { background: var(--band); padding: .75rem 1rem; overflow-x: auto; text-align: start; }
    footer { border-block-start: 1px solid var(--line); margin-block-start: 2.5rem; color: var(--quiet); }
    .chooser { max-width: 40rem; text-align: center; }
    .chooser h1 span { display: block; margin-block: .6rem; }
    .chooser ul { list-style: none; padding: 0; display: grid; gap: .75rem; }
    .chooser li a { display: block; padding: .9rem; border: 1px solid var(--line); font-size: 1.2rem; }
    @media (max-width: 36rem) {
      dl { grid-template-columns: 1fr; gap: 0; }
      dd { margin-block-end: .5rem; }
      h1 { font-size: 1.5rem; }
    }
    @media print {
      body { max-width: none; font-size: 10pt; color: #000; background: #fff; }
      nav, .skip { display: none; }
      .scroll { overflow: visible; }
      details::details-content { content-visibility: visible; block-size: auto; }
      a { color: inherit; }
      section, tr { break-inside: avoid-page; }
      .dataset { break-inside: auto; }
    }

    """
}
