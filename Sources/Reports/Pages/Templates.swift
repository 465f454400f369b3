/// The HTML of the pages, as Mustache. Every value is escaped; `{{{` must not be used.
enum Templates {
  /// The page in two pieces, between which the description for search engines stands: its JSON is not
  /// to be escaped as HTML.
  static let pageStart = head
  static let pageRest = top + dataset + tombstones + machines + bottom

  /// An element around a `Said`, which names its language where it is not the page's.
  static func said(_ name: String, in element: String, _ attributes: String = "") -> String {
    """
    {{#\(name)}}<\(element)\(attributes)\
    {{#isForeign}} lang="{{lang}}" dir="{{dir}}"{{/isForeign}}>{{text}}</\(element)>{{/\(name)}}
    """
  }

  private static let links = """
    <link rel="canonical" href="{{canonical}}">
    {{#alternates}}
    <link rel="alternate" hreflang="{{tag}}" href="{{absolute}}">
    {{/alternates}}
    <link rel="alternate" hreflang="x-default" href="{{address}}">

    """

  private static let head = """
    <!DOCTYPE html>
    <html lang="{{code}}" dir="{{direction}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{title.text}}</title>
    <link rel="stylesheet" href="../style.css">
    \(links)<link rel="alternate" type="text/turtle" href="{{address}}catalog.ttl">
    <link rel="alternate" type="application/rdf+xml" href="{{address}}catalog.rdf">
    <link rel="alternate" type="application/ld+json" href="{{address}}catalog.jsonld">
    <link rel="describedby" type="application/json" href="{{address}}datapackage.json">
    <link rel="describedby" type="application/ld+json;profile=&quot;https://w3id.org/ro/crate&quot;" \
    href="{{address}}ro-crate-metadata.json">

    """

  private static let top = """
    </head>
    <body>
    <a class="skip" href="#content">{{words.skip}}</a>
    <header>
    <nav aria-label="{{words.languages}}">
    <ul class="languages">
    {{#alternates}}
    <li><a lang="{{tag}}" hreflang="{{tag}}" dir="{{side}}" href="{{href}}"\
    {{#isCurrent}} aria-current="page"{{/isCurrent}}>{{name}}</a></li>
    {{/alternates}}
    </ul>
    </nav>
    \(said("title", in: "h1"))
    {{#notice}}
    <p class="notice" role="note"><strong>{{words.notice}}</strong> \
    <span{{#isForeign}} lang="{{lang}}" dir="{{dir}}"{{/isForeign}}>{{text}}</span></p>
    {{/notice}}
    </header>
    <main id="content" tabindex="-1">
    \(said("paragraphs", in: "p"))
    <p>{{summary}}. {{words.modified}}{{words.colon}}{{modified}}.</p>
    <nav aria-labelledby="contents">
    <h2 id="contents">{{words.contents}}</h2>
    <ul>
    {{#sections}}
    <li>{{#heading}}<a href="#{{id}}"{{#isForeign}} lang="{{lang}}" dir="{{dir}}"{{/isForeign}}>\
    {{text}}</a>{{/heading}}</li>
    {{/sections}}
    {{#hasTombstones}}
    <li><a href="#withdrawn">{{words.withdrawn}}</a></li>
    {{/hasTombstones}}
    <li><a href="#machines">{{words.machines}}</a></li>
    <li><a href="#verify">{{words.verify}}</a></li>
    </ul>
    </nav>

    """

  private static let bottom = """
    <section id="verify" aria-labelledby="verify-title">
    <h2 id="verify-title">{{words.verify}}</h2>
    <p>{{words.verifyHow}}</p>
    <pre dir="ltr"><code>sha256sum -c SHA256SUMS
    nashr verify .</code></pre>
    <ul>
    {{#sections}}
    <li>{{#heading}}<bdi{{#isForeign}} lang="{{lang}}" dir="{{dir}}"{{/isForeign}}>{{text}}</bdi>{{/heading}}{{words.colon}}\
    <a href="{{sumsAddress}}"><code dir="ltr">SHA256SUMS</code></a>{{words.comma}}\
    <a href="{{descriptorAddress}}"><code dir="ltr">datapackage.json</code></a></li>
    {{/sections}}
    </ul>
    </section>
    </main>
    <footer>
    <p>{{words.publisher}}{{words.colon}}\(said("publisher", in: "bdi")). {{words.contact}}{{words.colon}}\
    \(said("contact", in: "bdi")) <a href="mailto:{{email}}"><bdi dir="ltr">{{email}}</bdi></a></p>
    </footer>
    </body>
    </html>

    """

  static let chooser = """
    <!DOCTYPE html>
    <html lang="{{code}}" dir="{{direction}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{#names}}{{#first()}}{{text}}{{/first()}}{{/names}}</title>
    <link rel="stylesheet" href="style.css">
    \(links)</head>
    <body class="chooser">
    <main>
    <h1>{{#names}}
    <span lang="{{lang}}" dir="{{dir}}">{{text}}</span>
    {{/names}}</h1>
    {{#notices}}
    <p class="notice" lang="{{lang}}" dir="{{dir}}">{{text}}</p>
    {{/notices}}
    <nav aria-label="العربية, Français, English">
    <ul>
    {{#alternates}}
    <li><a lang="{{tag}}" hreflang="{{tag}}" dir="{{side}}" href="{{href}}">{{name}}</a></li>
    {{/alternates}}
    </ul>
    </nav>
    </main>
    </body>
    </html>

    """
}
