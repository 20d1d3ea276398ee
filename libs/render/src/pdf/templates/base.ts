/**
 * What every design shares: reading the view, fonts for every script, what breaks where. Typst source, version 0.14.
 *
 * Family names are those inside the files, not those of the packages; an unknown one is a warning only. Without `fallback: false` Japanese came
 * out in the Korean font. The document's language decides which of the Han fonts comes first: 直 is drawn differently in Tokyo and Beijing.
 */
export const BASE = String.raw`
#let view = json(bytes(sys.inputs.view))
#let style = json(bytes(sys.inputs.style))
#let when = view.date.slice(0, 10).split("-").map(int)
#let accent = rgb(style.accent)
#let muted = luma(32%)
#let cjk = (ja: "Noto Sans Japanese", ko: "Noto Sans Korean", zh: "Noto Sans S Chinese").pairs()
#let world = (cjk.filter(p => p.at(0) == view.lang) + cjk.filter(p => p.at(0) != view.lang)).map(p => p.at(1)) + ("Noto Naskh Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Emoji")
#let plain = style.design == "portal"
// Their fonts have no weight of 600, and 500 would be taken for it, which nobody sees.
#let demi = if view.lang in ("ja", "zh", "ko") { 700 } else { 600 }

#let page-setup(body) = {
  set document(title: view.title, author: view.name, date: datetime(year: when.at(0), month: when.at(1), day: when.at(2)))
  set page(paper: style.paper, margin: (x: style.margin.x * 1cm, y: style.margin.y * 1cm), footer-descent: 35%,
    footer: context if counter(page).final().first() > 1 { align(center, text(size: 8pt, fill: muted, [#view.name  ·  #counter(page).display("1 / 1", both: true)])) })
  set text(font: (style.font, ..world), size: style.size * 1pt, lang: view.lang, dir: if view.dir == "rtl" { rtl } else { ltr }, fallback: false,
    ligatures: false, // "veriﬁed" with the ligature's own code point is not "verified" to a portal
    hyphenate: false, // a hyphenated skill is lost to a search for it
    costs: (orphan: 300%, widow: 300%, runt: 150%))
  set par(justify: false, leading: 0.62em, spacing: 0.7em, linebreaks: "optimized")
  set list(marker: [•], indent: 0pt, body-indent: 0.6em, spacing: 0.6em)
  show link: it => text(fill: accent, it)
  // A word as long as a line has to break somewhere; after each letter cost 18 s for one of 4,000.
  show regex("[!-~]{60,}"): it => it.text.clusters().chunks(20).map(c => c.join()).join("\u{200B}")
  body
}

#let maybe-link(href, body) = if href == none { body } else { link(href, body) }
#let href-of(x) = x.at("href", default: none)
// Inside a right-to-left page a number or an address in Latin letters keeps its own direction: "+971 …", not "… 971+".
#let own-dir(t) = if view.dir == "rtl" and t.match(regex("[\u{0590}-\u{08FF}]")) == none { text(dir: ltr, t) } else { t }
#let period-of(e) = if plain { e.period.replace(regex("[–—]"), "-") } else { e.period }
#let where-of(e) = (e.org, e.place).filter(x => x != "").join(", ")
// Between entries.
#let gap = (classic: 1.3em, modern: 1.3em, compact: 0.95em, portal: 1.25em).at(style.design)
// What is short is not torn in two at a page's end.
#let whole(e, body) = if e.bullets.len() == 0 and e.paragraphs.map(p => p.len()).sum(default: 0) < 500 { block(breakable: false, above: gap, body) } else { body }
#let goes-on(e) = e.paragraphs.len() + e.bullets.len() > 0
#let told(e) = {
  for p in e.paragraphs { par(p) }
  if e.bullets.len() > 0 { block(above: 0.6em, list(..e.bullets.map(b => [#b]))) }
}
#let fact(f, between: [: ]) = {
  if f.label != "" { if f.value == "" { f.label } else { strong(f.label) } }
  if f.label != "" and f.value != "" { between }
  f.value
}
#let item(c) = if c.text.len() > 60 { maybe-link(href-of(c), own-dir(c.text)) } else { box(maybe-link(href-of(c), own-dir(c.text))) }
// Mail, phone and place on one line, addresses of the web on the next: no separator is left hanging at a line's end.
#let contact-lines(between) = {
  let web = view.contacts.filter(c => c.kind == "web")
  let near = view.contacts.filter(c => c.kind != "web")
  (near, web).filter(x => x.len() > 0).map(x => x.map(item).join(between)).join(linebreak())
}
// Short facts (languages, interests) share a line.
#let inline-facts(s) = s.kind == "facts" and s.id in ("languages", "interests") and s.facts.all(f => f.label.len() + f.value.len() < 40)
#let facts-of(s, between: [ #h(0.25em)·#h(0.25em) ], gap: 0.55em, inline: true) = if inline and inline-facts(s) {
  par(s.facts.map(f => if f.value == "" { f.label } else { box(fact(f)) }).join(between))
} else {
  for f in s.facts { block(above: gap, below: gap, par(hanging-indent: 1.2em, fact(f))) }
}

// A letter is the same in all designs, below the design's own head.
#let letter-body() = {
  set par(leading: 0.74em, spacing: 1.2em)
  show heading.where(level: 2): it => block(above: 2em, below: 1.5em, text(size: 1.12em, weight: demi, fill: accent, it.body))
  v(1.8em)
  if plain { par(view.dated) } else { block(width: 100%, align(end, view.dated)) }
  if view.recipient != "" { block(above: 1em, view.recipient) }
  if view.subject != "" { heading(level: 2, view.subject) } else { v(1em) }
  for (i, p) in view.paragraphs.enumerate() {
    // The last words stand with the name below them, with room for a signature.
    let last = i == view.paragraphs.len() - 1 and p.len() > 1
    if last and not plain {
      block(sticky: true, par(p.slice(0, -1).join(linebreak())))
      block(above: 2.4em, p.last())
    } else { block(sticky: i == view.paragraphs.len() - 2, breakable: not last, par(p.join(linebreak()))) }
  }
}
`;
