/// How the report looks: calm, on paper by day and on slate by night, on a desk or a phone.
enum ReportStyle {
    static let sheet = Markup([colors, page, totals, chart, tables, filter, cards, phone, print])

    private static let colors: Markup = """

        :root { color-scheme: light dark;
          --paper: #faf8f3; --card: #fffefb; --ink: #2a2723; --soft: #6b655c; --line: #e4dfd4;
          --keep: #64816d; --doubt: #b7852b; --pitch: #b2533b; --insistence: #7b3654;
          --keep-ink: #4a6553; --doubt-ink: #855d14; --pitch-ink: #9b4129;
          --insistence-ink: #7b3654; --hover: #f3efe6; }
        @media (prefers-color-scheme: dark) { :root {
          --paper: #1b1a19; --card: #232221; --ink: #e9e4db; --soft: #a39c91; --line: #383532;
          --keep: #7f9f8a; --doubt: #cfa04a; --pitch: #d0765c; --insistence: #b56c8d;
          --keep-ink: #9dbda8; --doubt-ink: #dcb366; --pitch-ink: #e49379;
          --insistence-ink: #d394b0; --hover: #2b2a28; } }

        """

    private static let page: Markup = """
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: clamp(1.5rem, 5vw, 4rem) clamp(1rem, 4vw, 2rem); }
        h1, h2, .totals b { font-family: "Iowan Old Style", "Palatino Linotype", Palatino,
          "URW Palladio L", "Noto Serif", Georgia, serif; font-weight: 500; }
        h1 { font-size: clamp(1.7rem, 5vw, 2.6rem); line-height: 1.15; margin: .3rem 0 .8rem;
          letter-spacing: -.01em; text-wrap: balance; }
        h2 { font-size: 1.35rem; margin: 0 0 .3rem; }
        p { margin: 0 0 1rem; max-width: 44rem; }
        header p, section > p { color: var(--soft); }
        .mark { margin: 0; letter-spacing: .14em; text-transform: uppercase; font-size: .75rem;
          color: var(--pitch-ink); font-weight: 600; }
        section { margin-top: clamp(2.2rem, 6vw, 3.6rem); }
        code { font: .8em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
          color: var(--soft); overflow-wrap: anywhere; }
        bdi, th, td { overflow-wrap: anywhere; }
        summary { cursor: pointer; }
        :focus-visible { outline: 2px solid var(--pitch); outline-offset: 2px; border-radius: 4px; }

        """

    private static let totals: Markup = """
        .totals { margin-top: 2rem; }
        .totals ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap;
          gap: 1rem clamp(1.2rem, 6vw, 4rem); }
        .totals li { display: grid; grid-template-columns: auto auto; justify-content: start;
          column-gap: .5rem; align-items: baseline; }
        .totals b { grid-column: 1 / -1; font-size: clamp(2.2rem, 7vw, 3.2rem); line-height: 1;
          font-variant-numeric: lining-nums; }
        .totals span { font-weight: 500; }
        .totals small { color: var(--soft); }
        .totals .pitch b, .totals .pitch span { color: var(--pitch-ink); }
        .totals .insistence b, .totals .insistence span { color: var(--insistence-ink); }
        .totals .doubt b, .totals .doubt span { color: var(--doubt-ink); }
        .totals .keep b, .totals .keep span { color: var(--keep-ink); }
        .share { display: block; width: 100%; height: .5rem; margin-top: 1.2rem; border-radius: 1rem; }
        rect.pitch { fill: var(--pitch); } rect.insistence { fill: var(--insistence); }
        rect.doubt { fill: var(--doubt); } rect.keep { fill: var(--keep); }

        """

    private static let chart: Markup = """
        .time { margin: 1.2rem 0 0; }
        .plot { position: relative; border-bottom: 1px solid var(--line);
          border-top: 1px dashed var(--line); }
        .plot svg { display: block; width: 100%; height: clamp(7rem, 22vw, 11rem); }
        .plot .top { position: absolute; right: 0; top: -.75em; padding-left: .4rem;
          background: var(--paper); color: var(--soft); font-size: .8rem; line-height: 1.5; }
        .column { fill: transparent; }
        g:hover .column { fill: var(--hover); }
        .axis { display: flex; height: 1.6rem; color: var(--soft); font-size: .8rem; }
        .axis span { flex: 1 1 0; min-width: 0; white-space: nowrap; padding: .2rem 0 0 .1rem; }
        figcaption { color: var(--soft); font-size: .85rem; }
        figcaption i { font-style: normal; margin-left: 1rem; white-space: nowrap; }
        figcaption i::before { content: ""; display: inline-block; width: .7em; height: .7em;
          margin-right: .4em; border-radius: 2px; background: var(--swatch); }
        i.pitch { --swatch: var(--pitch); } i.insistence { --swatch: var(--insistence); }
        i.doubt { --swatch: var(--doubt); }
        .principles { list-style: none; margin: 1rem 0 0; padding: 0; }
        .principles li { display: grid; grid-template-columns: 13rem 1fr 2.5rem; gap: 1rem;
          align-items: center; padding: .3rem 0; }
        .principles svg { width: 100%; height: .6rem; border-radius: 1rem; background: var(--line); }
        .principles rect { fill: var(--pitch); }
        .principles b { font-weight: 500; text-align: right; font-variant-numeric: tabular-nums; }

        """

    private static let tables: Markup = """
        table { border-collapse: collapse; width: 100%; }
        .rules th, .rules td { padding: .5rem 0 .5rem 1rem; border-bottom: 1px solid var(--line);
          text-align: right; vertical-align: top; font-variant-numeric: tabular-nums; }
        .rules th:first-child { padding-left: 0; text-align: left; font-weight: 400; }
        .rules thead th { color: var(--soft); font-size: .8rem; font-weight: 500; white-space: nowrap; }
        .rules td, .hits td:first-child { overflow-wrap: normal; white-space: nowrap; }
        .rules tbody code { display: block; }
        .rules .bad td:last-child { color: var(--pitch-ink); }
        .rules .good td:last-child { color: var(--keep-ink); }
        abbr { text-decoration: none; font-size: .75rem; padding: 0 .4rem; border-radius: 1rem;
          border: 1px solid var(--line); color: var(--soft); }
        .fold { margin-top: .8rem; }
        .fold > summary { color: var(--soft); padding: .2rem 0; }
        .idle code { display: inline-block; margin-right: .6rem; }

        """

    private static let filter: Markup = """
        .list > input { position: absolute; opacity: 0; width: 1px; height: 1px; }
        .list > label { display: inline-block; margin: 0 .4rem .5rem 0; padding: .25rem .8rem;
          border: 1px solid var(--line); border-radius: 2rem; cursor: pointer; font-size: .9rem; }
        .list > label small { color: var(--soft); margin-left: .2rem; }
        .list > label:hover { background: var(--hover); }
        .list > input:checked + label { background: var(--ink); color: var(--paper);
          border-color: var(--ink); }
        .list > input:checked + label small { color: inherit; opacity: .7; }
        .list > input:focus-visible + label { outline: 2px solid var(--pitch); outline-offset: 2px; }
        #show-pitch:checked ~ .cards .card:not(.pitch),
        #show-insistence:checked ~ .cards .card:not(.insistence),
        #show-doubt:checked ~ .cards .card:not(.doubt),
        #show-keep:checked ~ .cards .card:not(.keep) { display: none; }

        """

    private static let cards: Markup = """
        .cards { margin-top: .6rem; border-top: 1px solid var(--line); }
        .card { border-bottom: 1px solid var(--line); content-visibility: auto;
          contain-intrinsic-size: auto 4rem; }
        .card > summary { list-style: none; display: grid; align-items: baseline;
          grid-template: "verdict who date sum" auto ". what what ." auto / 7rem 1fr auto 4rem;
          gap: 0 1rem; padding: .65rem .5rem; overflow: hidden; }
        .card > summary::-webkit-details-marker { display: none; }
        .card > summary:hover { background: var(--hover); }
        .card[open] { background: var(--card); }
        .card[open] > summary { padding-bottom: .3rem; }
        .card[open] .what { font-weight: 500; }
        .sum::after { content: ""; display: inline-block; width: .4em; height: .4em;
          margin-left: .6em; border: solid var(--soft); border-width: 0 1px 1px 0;
          transform: translateY(-.2em) rotate(45deg); }
        .card[open] .sum::after { transform: translateY(.1em) rotate(225deg); }
        .verdict { grid-area: verdict; font-size: .85rem; font-weight: 500; white-space: nowrap; }
        .verdict::before { content: ""; display: inline-block; width: .55em; height: .55em;
          margin-right: .5em; border-radius: 50%; background: currentColor; }
        .card.pitch .verdict { color: var(--pitch-ink); }
        .card.insistence .verdict { color: var(--insistence-ink); }
        .card.doubt .verdict { color: var(--doubt-ink); }
        .card.keep .verdict { color: var(--keep-ink); }
        .who { grid-area: who; color: var(--soft); font-size: .9rem; min-width: 0; }
        .what { grid-area: what; min-width: 0; }
        .date { grid-area: date; color: var(--soft); font-size: .85rem; white-space: nowrap; }
        .sum { grid-area: sum; text-align: right; font-variant-numeric: tabular-nums; }
        .why { padding: .3rem .5rem 1.2rem 8.5rem; }
        .headline { font-weight: 500; margin-bottom: .5rem; }
        .hits td { padding: .3rem 0; vertical-align: top; }
        .hits td:first-child { width: 4rem; padding-right: 1rem; text-align: right;
          white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--pitch-ink); }
        .hits .good td:first-child { color: var(--keep-ink); }
        .hits .trial td:first-child, .rule, .place { color: var(--soft); }
        .hits .total td { border-top: 1px solid var(--line); color: var(--ink); font-weight: 500; }
        .hits .total td:first-child { color: var(--ink); }
        .quote { font-style: italic; color: var(--soft); }
        .rule { display: block; font-size: .8rem; }
        .rule code { font-size: 1em; }
        .without { margin: .8rem 0 0; padding: .5rem .8rem; border-left: 3px solid var(--keep);
          background: var(--hover); }
        .then { margin: .8rem 0 0; padding-left: 1.1rem; }
        .place { margin: .8rem 0 0; font-size: .8rem; }

        """

    private static let phone: Markup = """
        @media (max-width: 40rem) {
          .card > summary { grid-template: "verdict date sum" auto "who who who" auto
            "what what what" auto / auto 1fr auto; padding: .8rem .2rem; }
          .why { padding: .2rem .2rem 1.2rem; }
          .hits td:first-child { width: 3rem; padding-right: .7rem; }
          .principles li { grid-template-columns: 1fr 2rem; gap: .1rem 1rem; }
          .principles svg { grid-row: 2; grid-column: 1 / -1; }
          .rules th, .rules td { padding-left: .6rem; }
          .rules thead th { font-size: .7rem; }
          .totals small { grid-column: 1 / -1; }
          .totals li { line-height: 1.3; }
        }

        """

    private static let print: Markup = """
        @media print {
          .list > input, .list > label { display: none; }
          .card { break-inside: avoid; content-visibility: visible; }
        }

        """
}
